import { CosellError } from '@cosell/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CALLBACK_PATH, SIGN_IN_PATH, type SignIn } from '../sign-in/create-sign-in.ts';
import type { Examination } from '../sign-in/examine.ts';
import { donePage, pageHeaders, refusedPage } from '../sign-in/page.ts';
import type { Access } from './access.ts';
import { errorBody } from './error-body.ts';
import { guardCommands, tooMany } from './guard-commands.ts';
import { readJsonBody } from './json-body.ts';
import { createRateLimit } from './rate-limit.ts';

export interface SignInRoutes {
    signIn: SignIn;
    /** Tries what a relay does at Microsoft before it has a deal. */
    examine(): Promise<Examination>;
    /** Where browsers reach this relay: path and scheme of the cookie. */
    publicUrl: string;
    access: Access;
    now: () => Date;
}

const COOKIE = 'cosell-sign-in';
const COOKIE_SECONDS = 30 * 60;
/** A person opens the link a few times, a mail filter once more. */
const PAGES_PER_MINUTE = 30;
const LINKS_PER_MINUTE = 10;
/** Each asks Microsoft half a dozen times. */
const CHECKS_PER_MINUTE = 6;
const bodySchema = z.strictObject({ device: z.boolean().default(false) });

/**
 * `GET /sign-in/microsoft/{ticket}` leads to Microsoft, `GET /sign-in/microsoft/callback` is the redirect
 * URI; both show people a page. `POST /v1/sign-in` answers `{ link, expiresInMinutes }`, or with
 * `{"device": true}` the code to enter; `GET /v1/sign-in` tells how the newest sign-in has ended, and
 * `GET /v1/sign-in/checks` what works at Microsoft just now.
 */
export function addSignInRoutes(server: FastifyInstance, routes: SignInRoutes): void {
    const { signIn, publicUrl, access, now } = routes;
    const pages = createRateLimit(PAGES_PER_MINUTE, now);
    const links = createRateLimit(LINKS_PER_MINUTE, now);
    const checks = createRateLimit(CHECKS_PER_MINUTE, now);
    const setCookie = cookieFor(publicUrl);

    async function showPage(
        request: FastifyRequest,
        reply: FastifyReply,
        work: () => Promise<FastifyReply>
    ): Promise<FastifyReply> {
        const wait = pages.take(request.ip);
        if (wait !== null) return tooMany(reply, wait);
        try {
            return await work();
        } catch (err) {
            const error =
                err instanceof CosellError ? err : new CosellError('UNEXPECTED', '', { cause: err });
            if (error.code === 'UNEXPECTED') request.log.error({ err }, 'A sign-in went wrong');
            const html = refusedPage(error, signIn.linkOf(cookieOf(request)));
            return reply.code(statusOf(error)).headers(pageHeaders).send(html);
        }
    }

    server.get(CALLBACK_PATH, (request, reply) =>
        showPage(request, reply, async () => {
            const query = request.url.split('?')[1] ?? '';
            const who = await signIn.finish(query, cookieOf(request));
            return reply.header('set-cookie', setCookie('', 0)).headers(pageHeaders).send(donePage(who));
        })
    );
    server.get<{ Params: { ticket: string } }>(`${SIGN_IN_PATH}/:ticket`, (request, reply) =>
        showPage(request, reply, async () => {
            const { location, cookie } = await signIn.begin(request.params.ticket);
            return reply.header('set-cookie', setCookie(cookie, COOKIE_SECONDS)).redirect(location, 302);
        })
    );

    const onRequest = guardCommands(access, now);
    server.post('/v1/sign-in', { onRequest }, async (request, reply) => {
        const wait = links.take('all');
        if (wait !== null) return tooMany(reply, wait);
        const { device } = readJsonBody(bodySchema, request.body);
        try {
            return device ? await signIn.askForDeviceCode() : { link: await signIn.createLink() };
        } catch (error) {
            if (!(error instanceof CosellError)) throw error;
            return reply.code(statusOf(error)).send(errorBody(error.code));
        }
    });
    server.get('/v1/sign-in/checks', { onRequest }, (_request, reply) => {
        const wait = checks.take('all');
        return wait === null ? routes.examine() : tooMany(reply, wait);
    });
    server.get('/v1/sign-in', { onRequest }, () => {
        const last = signIn.lastAttempt();
        if (!last) return { outcome: 'none' };
        return last.outcome === 'refused' ? { outcome: 'refused', ...errorBody(last.error.code) } : last;
    });
}

/** Microsoft's silence is not the person's fault. */
const statusOf = ({ code }: CosellError) =>
    code === 'PARTNER_CENTER_UNAVAILABLE' ? 503 : code === 'UNEXPECTED' ? 500 : 400;

/** `Lax`: it has to come along when Microsoft sends the browser back. */
function cookieFor(publicUrl: string) {
    const { protocol, pathname } = new URL(`${publicUrl}${SIGN_IN_PATH}`);
    const secure = protocol === 'https:' ? '; Secure' : '';
    return (value: string, seconds: number) =>
        `${COOKIE}=${value}; Path=${pathname}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

function cookieOf({ headers }: FastifyRequest): string {
    const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
    return pairs.find(([name]) => name === COOKIE)?.[1] ?? '';
}

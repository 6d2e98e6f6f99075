import { createHash } from 'node:crypto';
import { errors, type CosellError } from '@cosell/contracts';

const STYLE =
    'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}' +
    'code{overflow-wrap:anywhere}';
const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** Nothing is loaded, run or framed; only this style is taken. */
export const pageHeaders = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`
} as const;

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (title: string, content: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${content}
</main>
</body>
</html>
`;

export const donePage = (who: string) =>
    page(
        'Signed in to Microsoft',
        `<p>The relay now works with Partner Center as <strong>${escaped(who)}</strong>.</p>
<p>You can close this page.</p>`
    );

/** What went wrong and what to do next, in the registry's words. @param again the link to begin anew with */
export function refusedPage({ code, detail }: CosellError, again: string | null): string {
    const { message, next } = errors[code];
    const link = again ? `<p><a href="${escaped(again)}">Sign in again</a></p>` : '';
    return page(
        'Not signed in',
        `<p>${escaped(message)}</p>
<p><strong>What to do next:</strong> ${escaped(next)}</p>
${link}
<p>For support: <code>${escaped([code, detail].filter(Boolean).join(' · '))}</code></p>`
    );
}

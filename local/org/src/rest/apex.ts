import { ApexError } from 'apex-engine';
import type { RestContext, RestHandler } from './call.ts';
import { isObject } from './json-body.ts';
import { notFound, RestError } from './rest-error.ts';

/** `/services/apexrest/…`: the package's own REST resources. */
export const apexRest: RestHandler = ({ org, call, params }) => {
    const reply = org.rest({
        method: call.method,
        path: `/${params[0]}`,
        params: call.query,
        headers: call.headers,
        body: call.body || null
    });
    return { status: reply.status, text: reply.body, headers: lowerCased(reply.headers) };
};

/**
 * `POST /lightning/apex/{Class}.{method}`: an `@AuraEnabled` call by named arguments. The answer is the
 * method's result; a failure answers 500 with what a component receives as `error.body`.
 */
export const lightningApex: RestHandler = (context) => {
    const { org, call, params } = context;
    const [className = '', method = ''] = params[0]!.split('.');
    const target = org.runtime.model.all.find((c) => c.name.toLowerCase() === className.toLowerCase());
    if (!target) throw notFound(`No Apex class ${className}`);
    checkClassAccess(context, target.name);
    const args: unknown = call.body ? JSON.parse(call.body) : {};
    if (!isObject(args))
        throw new RestError(400, 'JSON_PARSER_ERROR', 'Expected the named arguments as an object.');
    try {
        return { status: 200, body: org.aura(target.name, method, args) ?? null };
    } catch (error) {
        if (!(error instanceof ApexError)) throw error;
        return { status: 500, body: componentError(error) };
    }
};

/** Users other than administrators need the class in one of their permission sets. */
function checkClassAccess({ org }: RestContext, className: string): void {
    if (org.runtime.permissions.all) return;
    const granted = org.runtime.permissions.sets().flatMap((set) => set.classes ?? []);
    if (granted.some((name) => name.toLowerCase() === className.toLowerCase())) return;
    const message = `You do not have access to the Apex class named '${className}'.`;
    throw new RestError(403, 'INSUFFICIENT_ACCESS', message);
}

/**
 * The body of a component's error: https://developer.salesforce.com/docs/platform/lwc/guide/apex-error-
 * handling.html
 */
function componentError(error: ApexError) {
    if (error.dml) {
        const message = error.dml.map((e) => e.message).join('\n');
        const pageErrors = error.dml.map((e) => ({ statusCode: e.code, message: e.message }));
        return {
            message,
            exceptionType: error.type,
            pageErrors,
            fieldErrors: {},
            stackTrace: error.apexStack
        };
    }
    return {
        message: error.componentMessage,
        exceptionType: error.type.includes('.') ? error.type : `System.${error.type}`,
        isUserDefinedException: !error.type.startsWith('System.'),
        stackTrace: error.apexStack
    };
}

const lowerCased = (headers: Record<string, string>) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

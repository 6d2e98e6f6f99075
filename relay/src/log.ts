import { pino, type DestinationStream, type Logger } from 'pino';

/** What an error tells of itself; what libraries hang on one besides may be a whole connection. */
interface ErrorLine {
    type: string;
    message: string;
    stack: string | undefined;
    code?: unknown;
    detail?: unknown;
    cause?: ErrorLine;
}

/**
 * Structured log. What could be a secret is cut out, wherever it turns up.
 * @param stream instead of standard output
 */
export function createLog(level: string, stream?: DestinationStream): Logger {
    const options = {
        level,
        serializers: { err: errorLine },
        base: { name: 'cosell-relay' },
        timestamp: pino.stdTimeFunctions.isoTime,
        redact: {
            paths: [
                '*.authorization',
                '*.Authorization',
                '*.access_token',
                '*.refresh_token',
                '*.client_secret',
                '*.assertion'
            ],
            censor: '…'
        }
    };
    return stream ? pino(options, stream) : pino(options);
}

function errorLine(error: unknown): unknown {
    if (!(error instanceof Error)) return error;
    const { name, message, stack, code, detail, cause } = error as Error & Record<'code' | 'detail', unknown>;
    return {
        type: name,
        message,
        stack,
        ...(code === undefined ? {} : { code }),
        ...(detail === undefined ? {} : { detail }),
        ...(cause instanceof Error ? { cause: errorLine(cause) as ErrorLine } : {})
    } satisfies ErrorLine;
}

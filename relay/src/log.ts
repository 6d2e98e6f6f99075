import { pino, type Logger } from 'pino';

/** Structured log on standard output. What could be a secret is cut out, wherever it turns up. */
export function createLog(level: string): Logger {
    return pino({
        level,
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
    });
}

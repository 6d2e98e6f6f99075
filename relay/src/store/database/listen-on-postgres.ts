import pg from 'pg';

const PAUSE_MS = 1_000;

interface Listener {
    heard(payload: string): void;
    /** After a break: whatever was said meanwhile is lost. */
    reconnected(): void;
    onError(error: unknown): void;
}

/** Listens on a connection of its own and connects again whenever that breaks. @returns what ends it */
export async function listenOn(
    url: string,
    channel: string,
    listener: Listener
): Promise<() => Promise<void>> {
    let closed = false;
    let timer: NodeJS.Timeout | undefined;
    let client = await connect();

    async function connect(): Promise<pg.Client> {
        const fresh = new pg.Client({ connectionString: url, keepAlive: true });
        fresh.on('notification', ({ payload }) => listener.heard(payload ?? ''));
        fresh.on('error', listener.onError);
        await fresh.connect();
        await fresh.query(`listen ${pg.escapeIdentifier(channel)}`);
        fresh.once('end', again);
        return fresh;
    }

    function again(): void {
        if (closed) return;
        timer = setTimeout(() => {
            connect().then(
                async (fresh) => {
                    if (closed) return fresh.end();
                    client = fresh;
                    listener.reconnected();
                },
                (error: unknown) => {
                    listener.onError(error);
                    again();
                }
            );
        }, PAUSE_MS);
    }

    return async () => {
        closed = true;
        clearTimeout(timer);
        await client.end();
    };
}

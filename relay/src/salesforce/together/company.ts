/** Runs that go on together: what several of them ask at the same time is asked once. */
export interface Company {
    /** One more run goes along. @returns what tells that it has ended */
    join(): () => void;
    /**
     * A way to ask for one thing that goes out with what others ask for: as soon as every run of the company
     * waits for an answer, there are `most` of them, or the first one has waited long enough.
     * @param send answers in the order of the items, an Error for one that failed
     */
    collect<Item, Answer>(
        send: (items: Item[]) => Promise<(Answer | Error)[]>
    ): (item: Item) => Promise<Answer>;
}

/** Of a run that waits for one that is slow, at Microsoft or in the store. */
const PATIENCE_MS = 2_000;

export function createCompany({
    most,
    patienceMs = PATIENCE_MS
}: {
    most: number;
    patienceMs?: number;
}): Company {
    /** Sends what was collected. */
    const open = new Set<() => void>();
    let going = 0;
    let waiting = 0;

    const look = () => {
        if (waiting >= going) for (const send of open) send();
    };

    return {
        join() {
            going += 1;
            let hasEnded = false;
            return () => {
                if (hasEnded) return;
                hasEnded = true;
                going -= 1;
                look();
            };
        },
        collect<Item, Answer>(send: (items: Item[]) => Promise<(Answer | Error)[]>) {
            let lot: Lot<Item, Answer> | null = null;
            const begin = () => {
                const asked: Lot<Item, Answer> = [];
                const dispatch = () => {
                    clearTimeout(timer);
                    open.delete(dispatch);
                    if (lot === asked) lot = null;
                    void answer(asked, send);
                };
                const timer = setTimeout(dispatch, patienceMs);
                open.add(dispatch);
                return { asked, dispatch };
            };
            let dispatchLot = () => {};
            return async (item: Item) => {
                if (!lot) {
                    const begun = begin();
                    lot = begun.asked;
                    dispatchLot = begun.dispatch;
                }
                const { promise, resolve, reject } = Promise.withResolvers<Answer>();
                lot.push({ item, resolve, reject });
                waiting += 1;
                if (lot.length >= most) dispatchLot();
                else look();
                return promise.finally(() => (waiting -= 1));
            };
        }
    };
}

type Lot<Item, Answer> = {
    item: Item;
    resolve(answer: Answer): void;
    reject(error: unknown): void;
}[];

async function answer<Item, Answer>(
    lot: Lot<Item, Answer>,
    send: (items: Item[]) => Promise<(Answer | Error)[]>
): Promise<void> {
    try {
        const answers = await send(lot.map(({ item }) => item));
        lot.forEach(({ resolve, reject }, index) => {
            const given = answers[index];
            if (given instanceof Error) reject(given);
            else resolve(given as Answer);
        });
    } catch (error) {
        for (const { reject } of lot) reject(error);
    }
}

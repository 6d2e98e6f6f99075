/** Runs works of the same name one after the other, within this process. */
export function inTurn(): <Result>(name: string, work: () => Promise<Result>) => Promise<Result> {
    const last = new Map<string, Promise<unknown>>();
    return async (name, work) => {
        const before = last.get(name) ?? Promise.resolve();
        const mine = before.then(work, work);
        last.set(name, mine);
        try {
            return await mine;
        } finally {
            if (last.get(name) === mine) last.delete(name);
        }
    };
}

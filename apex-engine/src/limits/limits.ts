import type { OrgRuntime } from '../org/runtime.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm */
const SYNCHRONOUS = {
    queries: 100,
    rows: 50_000,
    dml: 150,
    dmlRows: 10_000,
    callouts: 100,
    queueable: 50,
    future: 50,
    emails: 10,
    aggregateQueries: 300,
    sosl: 20,
    events: 150
};
const ASYNCHRONOUS = { ...SYNCHRONOUS, queries: 200, queueable: 1 };

type Limit = keyof typeof SYNCHRONOUS;
type Usage = Record<Limit, number> & { cpu: number };
interface LimitsState {
    used: Usage;
    allowed: Record<Limit, number>;
    isAsync: boolean;
}

/** Governor limits of the running transaction, and what it has used. */
export class Limits implements LimitsState {
    readonly runtime: OrgRuntime;
    /** Used so far; `cpu` is when the transaction began, in milliseconds of the machine's clock. */
    used!: Usage;
    allowed!: Record<Limit, number>;
    isAsync!: boolean;

    constructor(runtime: OrgRuntime) {
        this.runtime = runtime;
        this.reset();
    }

    /** A new transaction begins. */
    reset(isAsync = false): void {
        const names = Object.keys(SYNCHRONOUS) as Limit[];
        const unused = Object.fromEntries(names.map((name) => [name, 0])) as Record<Limit, number>;
        this.used = { ...unused, cpu: Date.now() };
        this.allowed = { ...(isAsync ? ASYNCHRONOUS : SYNCHRONOUS) };
        this.isAsync = isAsync;
    }

    save(): LimitsState {
        return { used: this.used, allowed: this.allowed, isAsync: this.isAsync };
    }

    restore(state: LimitsState): void {
        Object.assign(this, state);
    }

    /** @throws LimitException where it is one too many */
    hit(limit: Limit, count: number, message: string): void {
        this.used[limit] += count;
        if (this.used[limit] > this.allowed[limit])
            throw this.runtime.exception('LimitException', `${message}: ${this.used[limit]}`);
    }

    query(): void {
        this.hit('queries', 1, 'Too many SOQL queries');
    }

    rows(count: number): void {
        this.hit('rows', count, 'Too many query rows');
    }

    /** Rows of a subquery. */
    subqueryRows(count: number): void {
        this.used.rows += count;
    }

    dml(count: number): void {
        if (!count) return;
        this.hit('dml', 1, 'Too many DML statements');
        this.hit('dmlRows', count, 'Too many DML rows');
    }

    callout(): void {
        this.hit('callouts', 1, 'Too many callouts');
    }

    enqueue(): void {
        this.hit('queueable', 1, 'Too many queueable jobs added to the queue');
    }

    future(): void {
        this.hit('future', 1, 'Too many future calls');
    }
}

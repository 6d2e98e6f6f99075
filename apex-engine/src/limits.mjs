// Governor limits of the running transaction.
const MAX = {
    queries: 100,
    rows: 50000,
    dml: 150,
    dmlRows: 10000,
    callouts: 100,
    queueable: 50,
    future: 50,
    emails: 10,
    aggQ: 300,
    sosl: 20,
    events: 150
};
export class Limits {
    constructor(rt) {
        this.rt = rt;
        this.reset();
    }
    reset(async = false) {
        this.c = {
            queries: 0,
            rows: 0,
            dml: 0,
            dmlRows: 0,
            callouts: 0,
            queueable: 0,
            future: 0,
            emails: 0,
            aggQ: 0,
            sosl: 0,
            events: 0,
            cpu: Date.now()
        };
        this.max = { ...MAX };
        this.isAsync = async;
        if (async) {
            this.max.queries = 200;
            this.max.queueable = 1;
        }
    }
    save() {
        return { c: this.c, max: this.max, isAsync: this.isAsync };
    }
    restore(s) {
        Object.assign(this, s);
    }
    hit(k, n, msg) {
        this.c[k] += n;
        if (this.c[k] > this.max[k]) throw this.rt.ex('LimitException', `${msg}: ${this.c[k]}`);
    }
    query() {
        this.hit('queries', 1, 'Too many SOQL queries');
    }
    rows(n) {
        this.hit('rows', n, 'Too many query rows');
    }
    aggRows(n) {
        this.c.rows += n;
    }
    dml(n) {
        if (!n) return;
        this.hit('dml', 1, 'Too many DML statements');
        this.hit('dmlRows', n, 'Too many DML rows');
    }
    callout() {
        this.hit('callouts', 1, 'Too many callouts');
    }
    enqueue() {
        this.hit('queueable', 1, 'Too many queueable jobs added to the queue');
    }
    future() {
        this.hit('future', 1, 'Too many future calls');
    }
}

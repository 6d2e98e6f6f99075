import { createOrg } from 'apex-engine';
import type { SaveCost, SaveWish } from './saving-org.ts';

/** A process of its own with one org: saves what it is told to. */
const org = createOrg(process.argv[2] ?? '');
let events = 0;
org.onEvent(({ sobject }) => {
    if (sobject === 'Co_sell_Change__e') events += 1;
});
const deals = new Map<string, string[]>();
let amount = 100;

process.on('message', ({ count, shared }: SaveWish) => {
    const key = `${count} ${shared}`;
    const ids = deals.get(key) ?? (org.call('CoSellBench', 'add', [count, shared]) as string[]);
    deals.set(key, ids);
    events = 0;
    const before = process.cpuUsage();
    const limits = org.call('CoSellBench', 'change', [ids, (amount += 1)]) as Record<string, number>;
    const { user, system } = process.cpuUsage(before);
    org.runAsync();
    const cost: SaveCost = {
        queries: limits['queries'] ?? NaN,
        statements: limits['statements'] ?? NaN,
        events,
        milliseconds: (user + system) / 1_000
    };
    process.send?.(cost);
});

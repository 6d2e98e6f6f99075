import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMetrics, type Readings } from './create-metrics.ts';

let now: Readings = {
    waiting: 2,
    running: 1,
    held: 3,
    oldestSeconds: 7,
    tokenAgeSeconds: 3600,
    followsChanges: true
};
const metrics = createMetrics(async () => now);
const lines = async () => (await metrics.scrape()).text.split('\n');

describe('the figures of the relay', () => {
    it('tell how much waits, and for how long', async () => {
        const text = await lines();
        for (const line of [
            'cosell_deals_waiting 2',
            'cosell_deals_running 1',
            'cosell_deals_held 3',
            'cosell_oldest_waiting_seconds 7',
            'cosell_token_age_seconds 3600',
            'cosell_follows_changes 1'
        ])
            assert.ok(text.includes(line), line);
    });

    it('tell no age of a token that is not there', async () => {
        now = { ...now, tokenAgeSeconds: null, followsChanges: false };
        const text = await lines();
        assert.ok(text.includes('cosell_follows_changes 0'));
        assert.ok(!text.some((line) => line.startsWith('cosell_token_age_seconds ')));
    });

    it('count runs by their end, calls by host and outcome, events by source', async () => {
        metrics.run('in-step', 800);
        metrics.run('REFERRAL_REFUSED', 90);
        metrics.call('partner-center', '412', 120);
        metrics.event('salesforce', 'double');
        const text = await lines();
        for (const line of [
            'cosell_run_seconds_bucket{le="1",end="in-step"} 1',
            'cosell_run_seconds_count{end="REFERRAL_REFUSED"} 1',
            'cosell_call_seconds_sum{host="partner-center",outcome="412"} 0.12',
            'cosell_events_total{source="salesforce",outcome="double"} 1'
        ])
            assert.ok(text.includes(line), `${line}\n${text.join('\n')}`);
    });
});

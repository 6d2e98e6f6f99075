import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { ASK_MS, HOLD_MS, holdOffice, type Office } from './hold-office.ts';

/** The row of the office as all processes see it. */
let row: { holder: string; until: number } | null;
let broken: boolean;
const errors: unknown[] = [];
const entered: string[] = [];
const offices: Office[] = [];

const store = {
    async lead(_name: string, holder: string, milliseconds: number, now: Date) {
        if (broken) throw new Error('no store');
        if (row && row.holder !== holder && row.until > now.getTime()) return false;
        row = { holder, until: now.getTime() + milliseconds };
        return true;
    },
    async resign(_name: string, holder: string) {
        if (row?.holder === holder) row = null;
    }
};

function ask(holder: string): Office {
    const office = holdOffice({
        store,
        name: 'changes',
        holder,
        now: () => new Date(),
        enter: () => entered.push(holder),
        leave: () => entered.push(`-${holder}`),
        onError: (error) => errors.push(error)
    });
    offices.push(office);
    return office;
}

/** Lets what was asked be answered. */
const settle = async () => {
    for (let turns = 0; turns < 10; turns++) await Promise.resolve();
};
async function pass(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += 1_000) {
        mock.timers.tick(1_000);
        await settle();
    }
}

describe('an office', () => {
    beforeEach(() => {
        mock.timers.enable({ apis: ['setTimeout', 'Date'] });
        row = null;
        broken = false;
        for (const list of [errors, entered]) list.length = 0;
    });
    afterEach(async () => {
        for (const office of offices.splice(0)) await office.close();
        mock.timers.reset();
    });

    it('is held by one of two processes for as long as that lives', async () => {
        const [one, other] = [ask('one'), ask('other')];
        await settle();
        await pass(60_000);
        assert.deepEqual([one.isHeld(), other.isHeld()], [true, false]);
        assert.deepEqual(entered, ['one']);
    });

    it('passes to another process within 15 seconds when its holder dies', async () => {
        row = { holder: 'dead', until: Date.now() + HOLD_MS };
        ask('one');
        await pass(15_000);
        assert.deepEqual(entered, ['one']);
        assert.ok(HOLD_MS + ASK_MS <= 15_000);
    });

    it('passes on at the next question when its holder stops', async () => {
        const one = ask('one');
        await settle();
        ask('other');
        await one.close();
        await pass(ASK_MS);
        assert.deepEqual(entered, ['one', '-one', 'other']);
    });

    it('is left when the store cannot be asked until it has run out, and is entered again', async () => {
        const one = ask('one');
        await settle();
        broken = true;
        await pass(HOLD_MS - ASK_MS);
        assert.ok(one.isHeld(), 'a short break changes nothing');
        await pass(2 * ASK_MS);
        assert.deepEqual(entered, ['one', '-one']);
        assert.match(String(errors[0]), /no store/);
        broken = false;
        await pass(ASK_MS);
        assert.deepEqual(entered, ['one', '-one', 'one']);
    });

    it('is left by a holder that slept while another one took it', async () => {
        ask('one');
        await settle();
        row = { holder: 'other', until: Date.now() + 60_000 };
        await pass(ASK_MS);
        assert.deepEqual(entered, ['one', '-one']);
    });
});

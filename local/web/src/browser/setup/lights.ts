import path from 'node:path';
import type { Page } from 'playwright-core';

/** What was seen of one check: the names of the pictures. */
interface Seen {
    red: string | null;
    green: string | null;
}

/** A light as the page shows it. */
type State = 'ready' | 'attention' | 'toDo' | 'unknown' | 'checking';
const colours: Readonly<Partial<Record<State, keyof Seen>>> = {
    toDo: 'red',
    attention: 'red',
    ready: 'green'
};

/** `step check` → why it is not seen in both colours. */
const onlyTold: Readonly<Record<string, string>> = {
    'org multiCurrency': 'tells: one currency is as good as many',
    'org recordTypes': 'tells: none is as good as some',
    'microsoft partner': 'never red: Entra itself keeps the people of another tenant out',
    'people CoSell_Admin': 'never red: whoever sees the page holds it',
    'migration fields': 'tells: what stays in place',
    'migration flows': 'never green: no program sees the flows of Power Automate'
};

/** A check of one user or one deal is named by its id. */
const kindOf = (name: string): string =>
    name
        .replace(/^005\w{15}$/, 'a user who lacks fields')
        .replace(/^006\w{15}$/, 'a deal whose save is refused')
        .replace(/^example-\d+$|^[0-9a-f-]{36}$/, 'an example');

/** In which colours each check was seen. Whatever the page shows counts, not what was expected. */
export class Lights {
    readonly #page: Page;
    readonly #folder: string;
    readonly #seen = new Map<string, Seen>();
    #pictures = 0;

    /** @param folder of the pictures */
    constructor(page: Page, folder: string) {
        this.#page = page;
        this.#folder = folder;
    }

    /** Notes how everything on the page stands now; takes a picture where something of it is new. */
    async note(): Promise<void> {
        const step = await this.#page.locator('[aria-current="step"]').first().getAttribute('data-step');
        const dataOf = (selector: string, key: string) =>
            this.#page
                .locator(`c-co-sell-setup ${selector}`)
                .evaluateAll((items, name) => items.map(({ dataset }) => dataset[name] ?? ''), key);
        const [checks, states, steps, lights] = await Promise.all([
            dataOf('li[data-check]', 'check'),
            dataOf('li[data-check]', 'state'),
            dataOf('nav [data-step]', 'step'),
            dataOf('nav li', 'state')
        ]);
        const shown = [
            ...checks.map((name, at) => [`${step} ${kindOf(name)}`, states[at]] as const),
            ...steps.map((name, at) => [`${name} as a whole`, lights[at]] as const)
        ];
        const fresh = shown.filter(([key, state]) => {
            const colour = colours[state as State];
            return !this.#seen.has(key) || (colour && !this.#seenOf(key)[colour]);
        });
        if (!fresh.length) return;
        const picture = await this.#picture(step ?? '');
        for (const [key, state] of fresh) {
            const seen = this.#seenOf(key);
            const colour = colours[state as State];
            if (colour) seen[colour] ??= picture;
        }
    }

    /** A check that is there only while something is wrong: that it is gone is its green. */
    async gone(step: string, name: string): Promise<void> {
        this.#seenOf(`${step} ${name}`).green ??= await this.#picture(step);
    }

    /** A line for each check, with its pictures. */
    table(): string[] {
        const rows = [...this.#seen].sort(([one], [other]) => one.localeCompare(other));
        const width = Math.max(...rows.map(([key]) => key.length));
        return rows.map(([key, { red, green }]) => {
            const why = onlyTold[key] ? `  (${onlyTold[key]})` : '';
            return `${key.padEnd(width)}  red ${red ?? '—'}  green ${green ?? '—'}${why}`;
        });
    }

    /** What was not seen in both colours and should have been. */
    missing(): string[] {
        return [...this.#seen].flatMap(([key, { red, green }]) => {
            if (key in onlyTold) return [];
            return [...(red ? [] : [`${key}: never red`]), ...(green ? [] : [`${key}: never green`])];
        });
    }

    #seenOf(key: string): Seen {
        const seen = this.#seen.get(key) ?? { red: null, green: null };
        this.#seen.set(key, seen);
        return seen;
    }

    async #picture(step: string): Promise<string> {
        this.#pictures += 1;
        const name = `lights-${String(this.#pictures).padStart(2, '0')}-${step}`;
        await this.#page.screenshot({ path: path.join(this.#folder, `${name}.png`), fullPage: true });
        return name;
    }
}

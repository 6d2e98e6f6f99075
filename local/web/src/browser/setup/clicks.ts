import type { Locator } from 'playwright-core';

/** What a person does on the setup page, counted: users judge a set-up by it. */
export class Clicks {
    count = 0;

    async click(what: Locator): Promise<void> {
        this.count += 1;
        await what.click();
    }

    /** Clicks into a field and types. */
    async fill(what: Locator, text: string): Promise<void> {
        this.count += 1;
        await what.fill(text);
    }
}

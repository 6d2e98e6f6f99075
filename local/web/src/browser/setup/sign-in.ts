import { button, FAR_SIDE, type Walk } from './places.ts';

/** Who stands on the login page of the local Partner Center, by what its button says. */
export type Colleague =
    | 'Referrals admin (alliance'
    | 'Referrals admin without MFA'
    | 'no role in Partner Center';

/** Makes a link in step 2 and opens it as a colleague would, who then signs in at Microsoft. */
export async function signInAs({ page, clicks }: Walk, who: Colleague): Promise<void> {
    const link = page.locator('[data-link]');
    if (!(await link.isVisible())) await clicks.click(button(page, 'Make a sign-in link'));
    await link.waitFor(FAR_SIDE);
    const colleague = await page.context().newPage();
    await colleague.goto(await page.getByLabel('Sign-in link').inputValue());
    for (const choice of [/continue|sign in at microsoft/i, new RegExp(who.replace('(', '\\('))]) {
        const next = colleague
            .getByRole('button', { name: choice })
            .or(colleague.getByRole('link', { name: choice }))
            .first();
        if (!(await next.isVisible())) continue;
        await clicks.click(next);
        await colleague.waitForLoadState();
    }
    await colleague.waitForLoadState();
    await colleague.close();
}

import type { Step } from '../../perform-steps.ts';
import { cosell, sharedDeal, type Scene } from '../scene.ts';

/** What the doctor says, which must end with `code` and contain the words. */
async function ask(scene: Scene, code: number, ...words: string[]): Promise<string> {
    const outcome = await cosell(scene, 'doctor');
    if (outcome.code !== code || !words.every((one) => outcome.said.includes(one)))
        throw new Error(`${outcome.code} instead of ${code}, ${words.join(', ')}: ${outcome.said}`);
    return outcome.said.trim().split('\n').at(-1) ?? '';
}

export const doctorStories: Step<Scene>[] = [
    {
        title: 'The doctor finds what is wrong at Microsoft, and nothing else',
        async run(scene) {
            const { control } = scene.loop;
            await sharedDeal(scene);
            const well = await ask(scene, 0, 'Both APIs give tokens', 'sees referrals', ' 0 failed');
            await control.put('/control/switches', { clockSkewSeconds: 90 });
            await ask(scene, 0, '! Clock of the relay', 's ahead', 'NTP');
            await control.put('/control/switches', { clockSkewSeconds: 0 });
            await control.post('/control/webhooks/take-over', { url: 'https://other.contoso.example/hook' });
            await ask(scene, 0, '! Events of Partner Center: Another tool');
            await control.delete('/control/webhooks');
            await ask(scene, 0, '✔ Events of Partner Center');
            return well;
        }
    }
];

import type { SetupAction, SetupBody } from '@cosell/contracts';
import type { SetupAnswers } from '@cosell/contracts/setup-answers';

/** What carries each action out. Refusals are CosellErrors. */
export type SetupActions = {
    [Action in SetupAction]: (body: SetupBody<Action>) => Promise<SetupAnswers[Action]>;
};

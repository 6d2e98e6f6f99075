export {
    startPartnerCenter,
    type PartnerCenterOptions,
    type RunningPartnerCenter
} from './start-partner-center.ts';
export { defaultSwitches, otherReadings, type Switches } from './switches.ts';
export type { JournalEntry } from './journal/journal.ts';
export type { SignedIn } from './tokens/sign-in.ts';

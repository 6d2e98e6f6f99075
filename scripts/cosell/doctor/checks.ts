import type { Check } from './check.ts';
import { appRegistrationCheck } from './checks/app-registration.ts';
import { clockCheck } from './checks/clock.ts';
import { datesCheck } from './checks/dates.ts';
import { eventsCheck } from './checks/events.ts';
import { relayCheck } from './checks/relay.ts';
import { roleCheck } from './checks/role.ts';
import { secondFactorCheck } from './checks/second-factor.ts';
import { settingsCheck } from './checks/settings.ts';
import { signedInCheck } from './checks/signed-in.ts';

/** In the order in which one would look. */
export const checks: readonly Check[] = [
    settingsCheck,
    relayCheck,
    signedInCheck,
    datesCheck,
    appRegistrationCheck,
    secondFactorCheck,
    roleCheck,
    clockCheck,
    eventsCheck
];

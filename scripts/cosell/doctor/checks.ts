import type { Check } from './check.ts';
import { appRegistrationCheck } from './checks/app-registration.ts';
import { changesCheck } from './checks/changes.ts';
import { microsoftClockCheck, salesforceClockCheck } from './checks/clock.ts';
import { datesCheck } from './checks/dates.ts';
import { eventsCheck } from './checks/events.ts';
import { mappingCheck } from './checks/mapping.ts';
import { permissionsCheck } from './checks/permissions.ts';
import { publicAddressCheck } from './checks/public-address.ts';
import { relayCheck } from './checks/relay.ts';
import { roleCheck } from './checks/role.ts';
import { salesforceCheck } from './checks/salesforce.ts';
import { secondFactorCheck } from './checks/second-factor.ts';
import { settingsCheck } from './checks/settings.ts';
import { signedInCheck } from './checks/signed-in.ts';
import { storeCheck } from './checks/store.ts';

/** In the order in which one would look. */
export const checks: readonly Check[] = [
    settingsCheck,
    storeCheck,
    relayCheck,
    salesforceCheck,
    permissionsCheck,
    changesCheck,
    mappingCheck,
    salesforceClockCheck,
    signedInCheck,
    datesCheck,
    appRegistrationCheck,
    secondFactorCheck,
    roleCheck,
    microsoftClockCheck,
    eventsCheck,
    publicAddressCheck
];

/** What each step of the setup looks at, and how it stands. */
export type { Facts, Finding, Findings } from './facts';
export { findingsByName } from './facts';
export { healthChecks } from './healthChecks';
export { mappingCheck } from './mappingCheck';
export { orgChecks } from './orgChecks';
export { partCheck } from './partCheck';
export { peopleChecks, permissionSets } from './peopleChecks';
export { prerequisiteChecks } from './prerequisiteChecks';
export { registrationCheck } from './registrationCheck';
export { relayChecks } from './relayChecks';
export { hasConnector, migrationChecks, triggerCheck } from './migrationChecks';
export type { Move } from './stageTable';
export { conflictsIn, moveOfKind, moves, ownMove, substatuses, withMove, withStage } from './stageTable';
export { inWords, unknownCountries, valueChecks } from './valueChecks';

export { startOrg } from './start-org.ts';
export type { ConnectedApp, OrgOptions, OrgUser, RunningOrg } from './options.ts';

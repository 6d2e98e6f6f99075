export {
    createControlClient,
    type ControlClient,
    type ControlEntry,
    type ControlReferral
} from './server/control-client.ts';
export { sampleOpportunity, type SampleCatalogue } from './server/sample-opportunity.ts';
export { startWeb, type Web, type WebSettings } from './server/start-web.ts';

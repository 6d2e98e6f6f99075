export { sampleOpportunity, type SampleCatalogue } from './server/sampleOpportunity.ts';
export { startWeb, type Web, type WebSettings } from './server/startWeb.ts';

/**
 * Summer '26. Older versions are retired on Salesforce's schedule, newer ones change defaults: raise it on
 * purpose.
 */
export const API_VERSION = '67.0';

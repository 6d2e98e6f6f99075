import { z } from 'zod';

/** 18 characters, as the REST API and Apex give them. */
const orgId = z.string().regex(/^00D[a-zA-Z0-9]{15}$/, 'an 18-character organization id');
const userId = z.string().regex(/^005[a-zA-Z0-9]{15}$/, 'an 18-character user id');

/** Who asks: the org that the relay must be paired with, and the acting user, for log and trail. */
export const asked = { orgId, userId };

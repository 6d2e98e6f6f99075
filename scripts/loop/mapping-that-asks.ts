import { defaultMapping } from '../../relay/src/sync/mapping/default-mapping.ts';
import type { Mapping } from '../../relay/src/sync/mapping/document.ts';
import type { FieldName } from '../../relay/src/sync/deal.ts';

/** The mapping that comes with the relay, with a person asked where both sides have changed this field. */
export const mappingThatAsks = (field: FieldName): Mapping => ({
    ...defaultMapping,
    rows: defaultMapping.rows.map((row) => (row.deal === field ? { ...row, conflict: 'ask' } : row))
});

import type { Org } from 'apex-engine';
import { componentsOf, elementOf, objectOf, type Component } from '../tooling/components.ts';
import { parseToolingQuery } from '../tooling/parse-query.ts';
import { chosen, matches, named } from '../tooling/query.ts';
import type { RestContext, RestReply } from './call.ts';

type Cells = Record<string, unknown>;

/** What the data API lists of the components of an org, and the engine has no rows of. */
const ENTITIES: Record<string, (component: Component) => Cells> = {
    Dashboard: (dashboard) => named(dashboard, 'DeveloperName'),
    ExternalCredential: (credential) => named(credential, 'DeveloperName'),
    FlowDefinitionView: (flow) => ({
        ...named(flow, 'ApiName'),
        Label: elementOf(flow.file, 'label'),
        IsActive: elementOf(flow.file, 'status') === 'Active',
        ProcessType: elementOf(flow.file, 'processType'),
        TriggerType: elementOf(flow.file, 'triggerType'),
        TriggerObjectOrEventId: elementOf(flow.file, 'object')
    }),
    ListView: (view) => ({ ...named(view, 'DeveloperName'), SobjectType: objectOf(view.file) }),
    Report: (report) => named(report, 'DeveloperName')
};

/** Answers a query of such components; null for any other query. */
export function componentQuery({ org, apiVersion }: RestContext, soql: string): RestReply | null {
    const entity = /\sFROM\s+(\w+)/i.exec(soql)?.[1] ?? '';
    if (!(entity in ENTITIES)) return null;
    const query = parseToolingQuery(soql);
    const rows = rowsOf(org, entity).filter((row) => matches(row, query));
    const records = rows.map((row) => chosen(row, query, apiVersion));
    return { status: 200, body: { totalSize: records.length, done: true, records } };
}

const rowsOf = (org: Org, entity: string): Cells[] =>
    componentsOf(org)
        .filter((component) => component.entity === entity)
        .map(ENTITIES[entity]!);

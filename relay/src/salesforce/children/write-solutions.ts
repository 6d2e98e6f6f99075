import type { Solution } from '../../sync/deal.ts';
import { equalSolution } from '../../sync/list-identity.ts';
import { solutionOf } from '../../sync/opportunity/deal-from-opportunity.ts';
import type { SolutionRecord } from '../../sync/opportunity/record.ts';
import { pairUp } from '../../sync/pair-up.ts';
import { sameSolution } from '../../sync/same-value.ts';
import type { SalesforceClient } from '../client.ts';
import { soqlList } from '../soql-text.ts';
import { createRows, deleteRows, updateRows } from './change-rows.ts';

const ROWS = 'Microsoft_Solutions__c';
const CATALOGUE = 'Microsoft_Solution_Detail__c';

/**
 * Makes the rows of `Microsoft_Solutions__c` say what is wanted: created, changed and deleted by identity,
 * the catalogue's entries found by `Solution_Identifier__c` or created.
 * @param rows as they were read with the Opportunity
 */
export async function writeSolutions(
    salesforce: SalesforceClient,
    opportunityId: string,
    rows: SolutionRecord[],
    wanted: Solution[]
): Promise<void> {
    const held = rows.flatMap((row) => solutionOf(row).map((solution) => ({ ...solution, rowId: row.Id })));
    const { pairs, onlyLeft, onlyRight } = pairUp(wanted, held, sameSolution, equalSolution);
    const changed = pairs.filter(([solution, row]) => !equalSolution(solution, row));
    if (changed.length)
        await updateRows(
            salesforce,
            ROWS,
            changed.map(([{ price, quantity }, { rowId }]) => ({
                id: rowId,
                Price__c: price,
                Quantity__c: quantity
            }))
        );
    if (onlyLeft.length) {
        const details = await catalogueEntries(salesforce, onlyLeft);
        await createRows(
            salesforce,
            ROWS,
            onlyLeft.map(({ id, price, quantity }) => ({
                Opportunity__c: opportunityId,
                Solution__c: details.get(id.toLowerCase()),
                Price__c: price,
                Quantity__c: quantity
            }))
        );
    }
    if (onlyRight.length)
        await deleteRows(
            salesforce,
            onlyRight.map(({ rowId }) => rowId)
        );
}

/** Identifier, lower case → id of the entry. */
async function catalogueEntries(
    salesforce: SalesforceClient,
    solutions: Solution[]
): Promise<Map<string, string>> {
    const byIdentifier = new Map(solutions.map((solution) => [solution.id.toLowerCase(), solution]));
    const found = await salesforce.query<{ Id: string; Solution_Identifier__c: string }>(
        `SELECT Id, Solution_Identifier__c FROM ${CATALOGUE} WHERE Solution_Identifier__c IN ` +
            `(${soqlList(solutions.map(({ id }) => id))}) ORDER BY CreatedDate DESC`
    );
    const entries = new Map(found.map((row) => [row.Solution_Identifier__c.toLowerCase(), row.Id]));
    const missing = [...byIdentifier].filter(([identifier]) => !entries.has(identifier));
    const created = await createRows(
        salesforce,
        CATALOGUE,
        missing.map(([, solution]) => ({
            // Name takes 80 characters, Publisher_Name__c 200.
            Name: (solution.name ?? solution.id).slice(0, 80),
            Solution_Identifier__c: solution.id,
            Type__c: solution.solutionType,
            Publisher_Name__c: solution.publisherName?.slice(0, 200) ?? null
        }))
    );
    missing.forEach(([identifier], index) => entries.set(identifier, created[index] as string));
    return entries;
}

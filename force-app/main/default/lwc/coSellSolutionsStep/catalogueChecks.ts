import type { MappingDocument } from '@cosell/contracts/setup-answers';
import { isMicrosoftsId } from 'c/coSellCatalogueImport';
import { filled, type Check } from 'c/coSellSetupParts';
import type { Catalogues } from '@salesforce/apex/CoSellCatalogueSetup.read';
import ids from '@salesforce/label/c.CoSell_Setup_Ids_Check';
import idsFine from '@salesforce/label/c.CoSell_Setup_Ids_Fine';
import idsOdd from '@salesforce/label/c.CoSell_Setup_Ids_Odd';
import idsUnknown from '@salesforce/label/c.CoSell_Setup_Ids_Unknown';
import openPartnerCenter from '@salesforce/label/c.CoSell_Setup_Open_Partner_Center';
import plays from '@salesforce/label/c.CoSell_Setup_Plays_Check';
import playsCurrent from '@salesforce/label/c.CoSell_Setup_Plays_Current';
import playsNone from '@salesforce/label/c.CoSell_Setup_Plays_None';
import playsOld from '@salesforce/label/c.CoSell_Setup_Plays_Old';
import solutions from '@salesforce/label/c.CoSell_Setup_Solutions_Check';
import solutionsNone from '@salesforce/label/c.CoSell_Setup_Solutions_None';
import solutionsSome from '@salesforce/label/c.CoSell_Setup_Solutions_Some';

const NEW_DEAL = 'https://partner.microsoft.com/dashboard/referrals/v2/myreferrals';

/**
 * Step 4: whether there is something to offer that Microsoft takes.
 *
 * @param document null: not known
 * @param fiscalYear that of today, such as FY27
 */
export function catalogueChecks(
    catalogues: Catalogues,
    document: MappingDocument | null,
    fiscalYear: string
): Check[] {
    const offered = catalogues.solutions.filter(({ active }) => active);
    return [
        {
            name: 'solutions',
            label: solutions,
            state: offered.length ? 'ready' : 'toDo',
            saw: offered.length ? filled(solutionsSome, offered.length) : solutionsNone
        },
        ...(catalogues.solutions.length ? [idsCheck(catalogues, document)] : []),
        playsCheck(catalogues, fiscalYear)
    ];
}

function idsCheck({ solutions: all }: Catalogues, document: MappingDocument | null): Check {
    const known = all.map(({ identifier }) => identifier ?? '');
    const odd = all
        .filter(({ identifier, active }) => active && !isMicrosoftsId(identifier ?? ''))
        .map(({ identifier, name }) => `${name} (${identifier})`);
    const rules = document?.newOpportunity.owner ?? [];
    const named = rules.flatMap((rule) => (rule.rule === 'solution' ? Object.keys(rule.users) : []));
    const unknown = named.filter((id) => !known.includes(id));
    const saw = [
        ...(odd.length ? [filled(idsOdd, odd.join(', '))] : []),
        ...(unknown.length ? [filled(idsUnknown, unknown.join(', '))] : [])
    ];
    return {
        name: 'ids',
        label: ids,
        state: saw.length ? 'attention' : 'ready',
        saw: saw.join(' ') || idsFine
    };
}

function playsCheck({ plays: all }: Catalogues, fiscalYear: string): Check {
    const active = all.filter((play) => play.active);
    const old = active.filter((play) => play.fiscalYear?.toUpperCase() !== fiscalYear);
    const check = { name: 'plays', label: plays } as const;
    if (!active.length) return { ...check, state: 'attention', saw: playsNone };
    if (!old.length)
        return { ...check, state: 'ready', saw: filled(playsCurrent, active.length, fiscalYear) };
    return {
        ...check,
        state: 'attention',
        saw: filled(playsOld, old.length, fiscalYear),
        remedies: [{ kind: 'link', url: NEW_DEAL, label: openPartnerCenter }]
    };
}

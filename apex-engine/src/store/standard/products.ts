import type { OrgRuntime } from '../../org/runtime.ts';
import { Decimal } from '../../values/index.ts';
import { dmlError, type DmlError } from '../dml-error.ts';
import { reference, text, type Row } from '../row.ts';

export function derivePricebookEntry({ db }: OrgRuntime, row: Row): void {
    const product = db.get(reference(row, 'product2id'));
    if (!product) return;
    row.name = product.name;
    row.productcode = product.productcode;
}

/** Price and total follow from each other and the price book; the name from Opportunity and product. */
export function deriveLineItem({ db }: OrgRuntime, row: Row): void {
    const entry = db.get(reference(row, 'pricebookentryid'));
    if (entry) {
        row.product2id = entry.product2id;
        row.listprice = entry.unitprice;
        if (row.unitprice === null && row.totalprice === null) row.unitprice = entry.unitprice;
    }
    const quantity = Decimal.from(row.quantity);
    const total = Decimal.from(row.totalprice);
    if (row.unitprice === null && total && quantity) row.unitprice = total.dividedBy(quantity);
    const price = Decimal.from(row.unitprice);
    if (price && quantity) row.totalprice = price.times(quantity).setScale(2);
    const product = db.get(reference(row, 'product2id'));
    if (!product) return;
    const opportunity = db.get(reference(row, 'opportunityid'));
    row.productcode = product.productcode;
    row.name = `${opportunity ? text(opportunity, 'name') : ''} ${text(product, 'name')}`;
}

/** An Opportunity's amount is the sum of its line items. */
export function sumLineItems({ db }: OrgRuntime, row: Row): void {
    const opportunity = db.get(reference(row, 'opportunityid'));
    if (!opportunity) return;
    const entry = db.get(reference(row, 'pricebookentryid'));
    const amount = db
        .rows(row.$definition)
        .filter(({ opportunityid }) => opportunityid === row.opportunityid)
        .reduce(
            (sum, { totalprice }) => sum.plus(Decimal.from(totalprice) ?? Decimal.from(0)),
            Decimal.from(0)
        );
    db.put(opportunity.$definition, opportunity.id, {
        ...opportunity,
        amount,
        hasopportunitylineitem: true,
        pricebook2id: opportunity.pricebook2id || entry?.pricebook2id || null
    });
}

/** A custom price book takes only products that the standard one has. */
export function pricebookEntryErrors(runtime: OrgRuntime, row: Row): DmlError[] {
    if (!row.pricebook2id || row.pricebook2id === runtime.standardPricebookId) return [];
    const hasStandardPrice = runtime.db
        .rows(row.$definition)
        .some(
            (entry) =>
                entry.product2id === row.product2id && entry.pricebook2id === runtime.standardPricebookId
        );
    if (hasStandardPrice) return [];
    return [dmlError('STANDARD_PRICE_NOT_DEFINED', 'No standard price defined for this product')];
}

export function lineItemErrors({ db }: OrgRuntime, row: Row): DmlError[] {
    const entry = db.get(reference(row, 'pricebookentryid'));
    if (!entry && !row.product2id) {
        const message = 'Required fields are missing: [PricebookEntryId]';
        return [dmlError('REQUIRED_FIELD_MISSING', message, ['PricebookEntryId'])];
    }
    const pricebook = db.get(reference(row, 'opportunityid'))?.pricebook2id;
    if (!entry || !pricebook || pricebook === entry.pricebook2id) return [];
    const message =
        'field integrity exception: PricebookEntryId ' +
        '(pricebook entry is in a different pricebook than the one assigned to the opportunity)';
    return [dmlError('FIELD_INTEGRITY_EXCEPTION', message, ['PricebookEntryId'])];
}

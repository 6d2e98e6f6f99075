/**
 * Tells two states of an Opportunity apart. `SystemModstamp` alone has whole seconds, and a seller's save may
 * fall into the second of the relay's own write: the revision is what that save has raised.
 */
export function opportunityStamp(row: {
    SystemModstamp: string;
    Co_sell_Revision__c: number | null;
    IsDeleted?: boolean;
}): string {
    const { SystemModstamp, Co_sell_Revision__c, IsDeleted = false } = row;
    return [SystemModstamp, Co_sell_Revision__c ?? 0, ...(IsDeleted ? ['deleted'] : [])].join(' ');
}

/** What two fields of one name must have in common. Null: of no meaning for the type. */
export interface FieldShape {
    /** As the Metadata API names it: `Text`, `Picklist`, … */
    type: string;
    length: number | null;
    precision: number | null;
    scale: number | null;
    unique: boolean;
    externalId: boolean;
    isFormula: boolean;
    referenceTo: string | null;
    /** API names of the values that the field itself defines. */
    picklist: string[] | null;
    /** Only these values may be saved. */
    restricted: boolean;
}

/** A component of the package: `Opportunity.Audit__c` is a CustomField, `CoSellRelay` an ApexClass. */
export interface Name {
    type: string;
    name: string;
    /** Of a field alone. */
    shape?: FieldShape;
}

/** A component of that type and name in the target. */
export interface FoundName extends Name {
    /** The package that it belongs to; null: none. */
    owner: string | null;
}

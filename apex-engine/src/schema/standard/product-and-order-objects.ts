import type { StandardObject } from './standard-objects.ts';

export const PRODUCT_AND_ORDER_OBJECTS: Record<string, StandardObject> = {
    Product2: {
        prefix: '01t',
        fields: `
            Name:s255! ProductCode:s255 Description:t IsActive:b Family:pl{None} ExternalId:s255
            DisplayUrl:u QuantityUnitOfMeasure:pl{Each} StockKeepingUnit:s180
        `
    },
    Pricebook2: {
        prefix: '01s',
        fields: `
            Name:s255! Description:t IsActive:b IsStandard:b*
        `
    },
    PricebookEntry: {
        prefix: '01u',
        fields: `
            Name:s255* Pricebook2Id:r{Pricebook2|Pricebook2|PricebookEntries}!
            Product2Id:r{Product2|Product2|PricebookEntries}! ProductCode:s255* UnitPrice:c! IsActive:b
            UseStandardPrice:b
        `
    },
    Order: {
        prefix: '801',
        fields: `
            AccountId:r{Account|Account|Orders} EffectiveDate:d! Status:pl{Draft|Activated}!
            OrderNumber:s30* Pricebook2Id:r{Pricebook2|Pricebook2|} TotalAmount:c* OwnerId:r{User|Owner|}
            ContractId:r{Contract|Contract|Orders} OpportunityId:r{Opportunity|Opportunity|Orders}
            Type:pl{None} Name:s80 Description:t
        `
    },
    OrderItem: {
        prefix: '802',
        fields: `
            OrderId:r{Order|Order|OrderItems}! PricebookEntryId:r{PricebookEntry|PricebookEntry|}
            Product2Id:r{Product2|Product2|} Quantity:n UnitPrice:c TotalPrice:c*
        `
    },
    Contract: {
        prefix: '800',
        fields: `
            AccountId:r{Account|Account|Contracts}! Status:pl{Draft|Activated|In Approval Process}
            StartDate:d ContractTerm:i ContractNumber:s30* OwnerId:r{User|Owner|} EndDate:d* Description:t
        `
    },
    Asset: {
        prefix: '02i',
        fields: `
            Name:s255! AccountId:r{Account|Account|Assets} ContactId:r{Contact|Contact|Assets}
            Product2Id:r{Product2|Product2|Assets} SerialNumber:s80
            Status:pl{Shipped|Installed|Registered|Obsolete|Purchased} Price:c Quantity:n
            OwnerId:r{User|Owner|}
        `
    },
    Quote: {
        prefix: '0Q0',
        fields: `
            Name:s255! OpportunityId:r{Opportunity|Opportunity|Quotes}!
            Status:pl{Draft|Presented|Accepted} ExpirationDate:d GrandTotal:c*
        `
    }
};

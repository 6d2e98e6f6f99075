import { LEAD_STATUSES, STAGES } from './stages.ts';
import type { StandardObject } from './standard-objects.ts';

export const SALES_OBJECTS: Record<string, StandardObject> = {
    Account: {
        prefix: '001',
        fields: `
            Name:s255! AccountNumber:s40
            AccountSource:pl{Web|Phone Inquiry|Partner Referral|Purchased List|Other} AnnualRevenue:c
            BillingStreet:t BillingCity:s40 BillingState:s80 BillingPostalCode:s20 BillingCountry:s80
            BillingLatitude:n BillingLongitude:n BillingGeocodeAccuracy:pl{Address|City}
            BillingStateCode:s10 BillingCountryCode:s10 ShippingStreet:t ShippingCity:s40
            ShippingState:s80 ShippingPostalCode:s20 ShippingCountry:s80 ShippingLatitude:n
            ShippingLongitude:n ShippingGeocodeAccuracy:pl{Address|City} ShippingStateCode:s10
            ShippingCountryCode:s10 Description:t Fax:ph
            Industry:pl{Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|
            Consulting|Education|Electronics|Energy|Engineering|Entertainment|Environmental|Finance|
            Food & Beverage|Government|Healthcare|Hospitality|Insurance|Machinery|Manufacturing|Media|
            Not For Profit|Other|Recreation|Retail|Shipping|Technology|Telecommunications|Transportation|
            Utilities} MasterRecordId:r{Account|MasterRecord|}* NumberOfEmployees:i OwnerId:r{User|Owner|}
            Ownership:pl{Public|Private|Subsidiary|Other} ParentId:r{Account|Parent|ChildAccounts}
            Phone:ph PhotoUrl:u* Rating:pl{Hot|Warm|Cold} RecordTypeId:r{RecordType|RecordType|} Sic:s20
            SicDesc:s80 Site:s80 TickerSymbol:s20
            Type:pl{Prospect|Customer - Direct|Customer - Channel|Channel Partner / Reseller|
            Installation Partner|Technology Partner|Other} Website:u LastActivityDate:d*
            LastViewedDate:dt* LastReferencedDate:dt* Jigsaw:s20 IsPersonAccount:b* Tradestyle:s255
            DunsNumber:s9 NaicsCode:s8 NaicsDesc:s120 YearStarted:s4 CleanStatus:pl{Pending}
            OperatingHoursId:s18
        `
    },
    Contact: {
        prefix: '003',
        fields: `
            AccountId:r{Account|Account|Contacts} AssistantName:s40 AssistantPhone:ph Birthdate:d
            Department:s80 Description:t DoNotCall:b Email:e EmailBouncedDate:dt EmailBouncedReason:s255
            Fax:ph HasOptedOutOfEmail:b HasOptedOutOfFax:b HomePhone:ph IsEmailBounced:b*
            LeadSource:pl{Web|Phone Inquiry|Partner Referral|Purchased List|Other} MailingStreet:t
            MailingCity:s40 MailingState:s80 MailingPostalCode:s20 MailingCountry:s80 MailingLatitude:n
            MailingLongitude:n MailingGeocodeAccuracy:pl{Address|City} MailingStateCode:s10
            MailingCountryCode:s10 OtherStreet:t OtherCity:s40 OtherState:s80 OtherPostalCode:s20
            OtherCountry:s80 OtherLatitude:n OtherLongitude:n OtherGeocodeAccuracy:pl{Address|City}
            OtherStateCode:s10 OtherCountryCode:s10 MobilePhone:ph OtherPhone:ph OwnerId:r{User|Owner|}
            Phone:ph PhotoUrl:u* RecordTypeId:r{RecordType|RecordType|} ReportsToId:r{Contact|ReportsTo|}
            Salutation:pl{Mr.|Ms.|Mrs.|Dr.|Prof.} FirstName:s40 LastName:s80! Name:s121* MiddleName:s40
            Suffix:s40 Title:s128 LastActivityDate:d* LastCURequestDate:dt* LastCUUpdateDate:dt*
            Jigsaw:s20 IndividualId:r{Individual|Individual|} MasterRecordId:r{Contact|MasterRecord|}*
        `
    },
    Lead: {
        prefix: '00Q',
        fields: `
            AnnualRevenue:c Street:t City:s40 State:s80 PostalCode:s20 Country:s80 Latitude:n Longitude:n
            GeocodeAccuracy:pl{Address|City} StateCode:s10 CountryCode:s10 Company:s255!
            ConvertedAccountId:r{Account|ConvertedAccount|}*
            ConvertedContactId:r{Contact|ConvertedContact|}*
            ConvertedOpportunityId:r{Opportunity|ConvertedOpportunity|}* ConvertedDate:d* Description:t
            DoNotCall:b Email:e Fax:ph HasOptedOutOfEmail:b
            Industry:pl{Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|
            Consulting|Education|Electronics|Energy|Engineering|Entertainment|Environmental|Finance|
            Food & Beverage|Government|Healthcare|Hospitality|Insurance|Machinery|Manufacturing|Media|
            Not For Profit|Other|Recreation|Retail|Shipping|Technology|Telecommunications|Transportation|
            Utilities} IsConverted:b* IsUnreadByOwner:b
            LeadSource:pl{Web|Phone Inquiry|Partner Referral|Purchased List|Other} MobilePhone:ph
            Salutation:pl{Mr.|Ms.|Mrs.|Dr.|Prof.} FirstName:s40 LastName:s80! Name:s121* MiddleName:s40
            Suffix:s40 NumberOfEmployees:i OwnerId:r{User|Owner|} Phone:ph Rating:pl{Hot|Warm|Cold}
            RecordTypeId:r{RecordType|RecordType|}
            Status:pl{${LEAD_STATUSES.map((status) => status.name).join('|')}}=${LEAD_STATUSES[0]!.name} Title:s128 Website:u LastActivityDate:d*
        `
    },
    Opportunity: {
        prefix: '006',
        fields: `
            AccountId:r{Account|Account|Opportunities} Amount:c
            CampaignId:r{Campaign|Campaign|Opportunities} ContractId:r{Contract|Contract|Opportunities}
            CloseDate:d! ContactId:r{Contact|Contact|} Description:t ExpectedRevenue:c* Fiscal:s6*
            FiscalQuarter:i* FiscalYear:i*
            ForecastCategory:pl{Omitted|Pipeline|BestCase|MostLikely|Forecast|Closed}*
            ForecastCategoryName:pl{Omitted|Pipeline|Best Case|Most Likely|Commit|Closed}
            HasOpenActivity:b* HasOpportunityLineItem:b* HasOverdueTask:b* IsClosed:b* IsPrivate:b
            IsWon:b* LastActivityDate:d*
            LeadSource:pl{Web|Phone Inquiry|Partner Referral|Purchased List|Other} Name:s120!
            NextStep:s255 OwnerId:r{User|Owner|} Pricebook2Id:r{Pricebook2|Pricebook2|Opportunities}
            Probability:p RecordTypeId:r{RecordType|RecordType|}
            StageName:pl{${STAGES.map((stage) => stage.name).join('|')}}!
            TotalOpportunityQuantity:n
            Type:pl{Existing Customer - Upgrade|Existing Customer - Replacement|
            Existing Customer - Downgrade|New Customer} LastStageChangeDate:dt* PushCount:i*
        `
    },
    CurrencyType: {
        prefix: '01L',
        fields: `
            IsoCode:s3! ConversionRate:n! DecimalPlaces:i IsActive:b IsCorporate:b
        `
    },
    LeadStatus: {
        prefix: '01J',
        nocreate: true,
        fields: `
            ApiName:s255 IsConverted:b IsDefault:b MasterLabel:s255 SortOrder:i
        `
    },
    OpportunityStage: {
        prefix: '01J',
        nocreate: true,
        fields: `
            ApiName:s255 DefaultProbability:p Description:t ForecastCategory:s40 ForecastCategoryName:s40
            IsActive:b IsClosed:b IsWon:b MasterLabel:s255 SortOrder:i
        `
    },
    OpportunityTeamMember: {
        prefix: '00q',
        fields: `
            OpportunityId:r{Opportunity|Opportunity|OpportunityTeamMembers}! UserId:r{User|User|}!
            TeamMemberRole:pl{Account Manager|Channel Manager|Executive Sponsor|Lead Qualifier|
            Pre-Sales Consultant|Sales Manager|Sales Rep} OpportunityAccessLevel:pl{Read|Edit|All}
            Name:s361* PhotoUrl:u* Title:s80*
        `
    },
    OpportunityContactRole: {
        prefix: '00K',
        fields: `
            OpportunityId:r{Opportunity|Opportunity|OpportunityContactRoles}!
            ContactId:r{Contact|Contact|OpportunityContactRoles}!
            Role:pl{Business User|Decision Maker|Economic Buyer|Economic Decision Maker|Evaluator|
            Executive Sponsor|Influencer|Technical Buyer|Other} IsPrimary:b
        `
    },
    OpportunityLineItem: {
        prefix: '00k',
        fields: `
            OpportunityId:r{Opportunity|Opportunity|OpportunityLineItems}!
            PricebookEntryId:r{PricebookEntry|PricebookEntry|OpportunityLineItems}
            Product2Id:r{Product2|Product2|OpportunityLineItems} ProductCode:s255* Name:s376* Quantity:n!
            UnitPrice:c TotalPrice:c ListPrice:c* Discount:p ServiceDate:d Description:t SortOrder:i
        `
    },
    OpportunityHistory: {
        prefix: '008',
        fields: `
            OpportunityId:r{Opportunity|Opportunity|OpportunityHistories} StageName:s255 Amount:c
            CloseDate:d Probability:p ForecastCategory:s40
        `
    },
    OpportunityFieldHistory: {
        prefix: '017',
        fields: `
            OpportunityId:r{Opportunity|Opportunity|Histories} Field:s255 OldValue:a NewValue:a
            DataType:s40
        `
    },
    Campaign: {
        prefix: '701',
        fields: `
            Name:s80! Status:pl{Planned|In Progress|Completed|Aborted}
            Type:pl{Conference|Webinar|Email|Other} IsActive:b StartDate:d EndDate:d Description:t
            OwnerId:r{User|Owner|} ParentId:r{Campaign|Parent|ChildCampaigns} BudgetedCost:c ActualCost:c
            ExpectedRevenue:c NumberOfLeads:i* RecordTypeId:r{RecordType|RecordType|}
        `
    },
    CampaignMember: {
        prefix: '00v',
        fields: `
            CampaignId:r{Campaign|Campaign|CampaignMembers} LeadId:r{Lead|Lead|}
            ContactId:r{Contact|Contact|} Status:pl{Sent|Responded} HasResponded:b*
        `
    },
    Individual: {
        prefix: '0PK',
        fields: `
            Salutation:pl{Mr.|Ms.|Mrs.|Dr.|Prof.} FirstName:s40 LastName:s80! Name:s121* MiddleName:s40
            Suffix:s40 OwnerId:r{User|Owner|}
        `
    },
    AccountTeamMember: {
        prefix: '01M',
        fields: `
            AccountId:r{Account|Account|AccountTeamMembers}! UserId:r{User|User|}! TeamMemberRole:s40
            AccountAccessLevel:s40
        `
    },
    AccountShare: {
        prefix: '00r',
        fields: `
            AccountId:r{Account|Account|Shares} UserOrGroupId:s18 AccountAccessLevel:s40
            OpportunityAccessLevel:s40 RowCause:s40 CaseAccessLevel:s40 ContactAccessLevel:s40
        `
    },
    OpportunityShare: {
        prefix: '00t',
        fields: `
            OpportunityId:r{Opportunity|Opportunity|Shares} UserOrGroupId:s18 OpportunityAccessLevel:s40
            RowCause:s40
        `
    },
    AccountHistory: {
        prefix: '017',
        fields: `
            AccountId:r{Account|Account|Histories} Field:s255 OldValue:a NewValue:a DataType:s40
        `
    },
    OpportunityContactRoleSuggestionInsight: {
        prefix: '0x9',
        fields: `
            Name:s80
        `
    }
};

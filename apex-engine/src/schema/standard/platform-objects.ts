import type { StandardObject } from './standard-objects.ts';

export const PLATFORM_OBJECTS: Record<string, StandardObject> = {
    Organization: {
        prefix: '00D',
        nocreate: true,
        fields: `
            Name:s80 DefaultOpportunityAccess:s40 DefaultAccountAccess:s40 IsSandbox:b InstanceName:s5
            OrganizationType:s40 NamespacePrefix:s15 TrialExpirationDate:dt DefaultLocaleSidKey:s40
            LanguageLocaleKey:s40 TimeZoneSidKey:s40 PrimaryContact:s80 Division:s80
            FiscalYearStartMonth:i IsReadOnly:b Country:s80 City:s40 Street:t State:s80 PostalCode:s20
            Phone:ph
        `
    },
    AsyncApexJob: {
        prefix: '707',
        nocreate: true,
        fields: `
            ApexClassId:r{ApexClass|ApexClass|} JobType:s40
            Status:pl{Queued|Processing|Completed|Failed|Aborted|Holding|Preparing} NumberOfErrors:i
            JobItemsProcessed:i TotalJobItems:i CompletedDate:dt MethodName:s255 ExtendedStatus:s255
            ParentJobId:s18 LastProcessed:s18 LastProcessedOffset:i
            CronTriggerId:r{CronTrigger|CronTrigger|}
        `
    },
    CronTrigger: {
        prefix: '08e',
        nocreate: true,
        fields: `
            CronExpression:s255 CronJobDetailId:r{CronJobDetail|CronJobDetail|} State:s40 NextFireTime:dt
            PreviousFireTime:dt StartTime:dt EndTime:dt TimesTriggered:i TimeZoneSidKey:s40
            OwnerId:r{User|Owner|}
        `
    },
    CronJobDetail: {
        prefix: '08a',
        nocreate: true,
        fields: `
            Name:s255 JobType:s10
        `
    },
    FlowDefinitionView: {
        prefix: '300',
        nocreate: true,
        fields: `
            ApiName:s80 DurableId:s40 Label:s255 ActiveVersionId:s18 ProcessType:s40 TriggerType:s40
            TriggerObjectOrEventId:s40 TriggerObjectOrEventLabel:s80 RecordTriggerType:s40 TriggerOrder:i IsActive:b Description:t
            LastModifiedBy:s80 ManageableState:s40 NamespacePrefix:s15 VersionNumber:i LastModifiedDate:dt
        `
    },
    FlowVersionView: {
        prefix: '301',
        nocreate: true,
        fields: `
            FlowDefinitionViewId:s40 DurableId:s40 Label:s255 Status:s40 VersionNumber:i ProcessType:s40
            ApiVersionRuntime:n RunInMode:s40
        `
    },
    RecordType: {
        prefix: '012',
        nocreate: true,
        fields: `
            Name:s80 DeveloperName:s80 SobjectType:s40 IsActive:b Description:s255 NamespacePrefix:s15
            BusinessProcessId:s18
        `
    },
    ApexClass: {
        prefix: '01p',
        nocreate: true,
        fields: `
            Name:s255 ApiVersion:n Status:s40 IsValid:b BodyCrc:n Body:t LengthWithoutComments:i
            NamespacePrefix:s15
        `
    },
    ApexTrigger: {
        prefix: '01q',
        nocreate: true,
        fields: `
            Name:s255 ApiVersion:n Status:s40 IsValid:b TableEnumOrId:s40 Body:t NamespacePrefix:s15
            LengthWithoutComments:i UsageBeforeInsert:b
        `
    },
    ApexPage: {
        prefix: '066',
        nocreate: true,
        fields: `
            Name:s255 NamespacePrefix:s15 MasterLabel:s80
        `
    },
    ApexEmailNotification: {
        prefix: '8EN',
        fields: `
            UserId:r{User|User|} Email:e
        `
    },
    ApexLog: {
        prefix: '07L',
        nocreate: true,
        fields: `
            LogUserId:r{User|LogUser|} Operation:s255 Status:s255 LogLength:i
        `
    },
    CustomNotificationType: {
        prefix: '0ML',
        nocreate: true,
        fields: `
            CustomNotifTypeName:s80 DeveloperName:s80 MasterLabel:s80 Desktop:b Mobile:b
            NamespacePrefix:s15
        `
    },
    EntityDefinition: {
        prefix: '4ie',
        nocreate: true,
        fields: `
            QualifiedApiName:s80 DeveloperName:s80 Label:s80 PluralLabel:s80 DurableId:s40 KeyPrefix:s3
            NamespacePrefix:s15 IsCustomizable:b IsQueryable:b IsCustomSetting:b PublisherId:s40
            MasterLabel:s80 IsApexTriggerable:b IsTriggerable:b IsDeprecatedAndHidden:b
            RecordTypesSupported:a IsSearchable:b InternalSharingModel:s40
        `
    },
    FieldDefinition: {
        prefix: '4fe',
        nocreate: true,
        fields: `
            QualifiedApiName:s255 DeveloperName:s80 Label:s80 MasterLabel:s80 DurableId:s80 DataType:s80
            EntityDefinitionId:r{EntityDefinition|EntityDefinition|Fields} IsNillable:b Length:i
            Precision:i Scale:i NamespacePrefix:s15 ValueTypeId:s40 SecurityClassification:s80
            IsCompound:b IsIndexed:b ExtraTypeInfo:s40 IsCalculated:b RelationshipName:s80 ReferenceTo:a
            IsHighScaleNumber:b IsWorkflowFilterable:b Description:t ControllingFieldDefinitionId:s80
            IsApiFilterable:b IsApiGroupable:b IsApiSortable:b IsFieldHistoryTracked:b IsListFilterable:b
            IsListSortable:b IsListVisible:b IsNameField:b IsPolymorphicForeignKey:b PublisherId:s40
            ReferenceTargetField:s80
        `
    },
    FieldHistoryArchive: {
        prefix: '0x1',
        fields: `
            FieldHistoryType:s40
        `
    },
    Network: {
        prefix: '0DB',
        nocreate: true,
        fields: `
            Name:s255 Status:s40 UrlPathPrefix:s80 Description:t
        `
    },
    Site: {
        prefix: '0DM',
        nocreate: true,
        fields: `
            Name:s255 MasterLabel:s255 SiteType:s40 Status:s40
        `
    },
    Domain: {
        prefix: '0I4',
        nocreate: true,
        fields: `
            Domain:s255 DomainType:s40
        `
    },
    NamedCredential: {
        prefix: '0XA',
        nocreate: true,
        fields: `
            DeveloperName:s80 MasterLabel:s80 Endpoint:s255 NamespacePrefix:s15 PrincipalType:s40
        `
    },
    ExternalDataUserAuth: {
        prefix: '0XU',
        fields: `
            ExternalDataSourceId:s18 UserId:s18 Protocol:s40
        `
    },
    ConnectedApplication: {
        prefix: '0H4',
        nocreate: true,
        fields: `
            Name:s255
        `
    },
    ProcessDefinition: {
        prefix: '04a',
        nocreate: true,
        fields: `
            DeveloperName:s80 Name:s80 Type:s40 State:s40 TableEnumOrId:s40 Description:t
        `
    },
    ProcessInstance: {
        prefix: '04g',
        fields: `
            TargetObjectId:s18 Status:s40
        `
    },
    LogoutEventStream: {
        prefix: '0x3',
        fields: `
            EventUuid:s40
        `
    },
    PlatformCachePartition: {
        prefix: '0Er',
        nocreate: true,
        fields: `
            DeveloperName:s80 MasterLabel:s80 IsDefaultPartition:b NamespacePrefix:s15
        `
    },
    AppMenuItem: {
        prefix: '0DS',
        nocreate: true,
        fields: `
            Name:s80 Label:s80 Type:s40 ApplicationId:s18 SortOrder:i IsVisible:b IsAccessible:b
            StartUrl:u
        `
    },
    TabDefinition: {
        prefix: '0x4',
        fields: `
            Name:s80 Label:s80
        `
    },
    BackgroundOperation: {
        prefix: '08c',
        fields: `
            Name:s80 Status:s40
        `
    },
    EventBusSubscriber: {
        prefix: '0x5',
        nocreate: true,
        fields: `
            Name:s80 Topic:s80 Position:i Tip:i Status:s40 Type:s40 ExternalId:s40
        `
    },
    RelationshipInfo: {
        prefix: '0x6',
        fields: `
            ChildSobjectId:s40 FieldId:s80
        `
    },
    AppDefinition: {
        prefix: '06m',
        nocreate: true,
        fields: `
            Label:s80 DeveloperName:s80 DurableId:s40
        `
    },
    AggregateResult: {
        prefix: '0x8',
        fields: ``
    }
};

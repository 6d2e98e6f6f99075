// Compact table of the standard objects the runner knows.
// Field tokens: Name:type ; s40 string, t textarea, b checkbox, i integer, n double, c currency, p percent, d date, dt datetime,
// tm time, e email, ph phone, u url, x base64, a anytype, pl{a|b} picklist, mp{a|b} multipicklist, r{Obj/Obj2|RelName|ChildRel} lookup.
// Suffixes: ! required, * read only, ^ unique, =v default.
const ADDR = (p) =>
    `${p}Street:t ${p}City:s40 ${p}State:s80 ${p}PostalCode:s20 ${p}Country:s80 ${p}Latitude:n ${p}Longitude:n ${p}GeocodeAccuracy:pl{Address|City} ${p}StateCode:s10 ${p}CountryCode:s10`;
const INDUSTRY =
    'pl{Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|Consulting|Education|Electronics|Energy|Engineering|Entertainment|Environmental|Finance|Food & Beverage|Government|Healthcare|Hospitality|Insurance|Machinery|Manufacturing|Media|Not For Profit|Other|Recreation|Retail|Shipping|Technology|Telecommunications|Transportation|Utilities}';
const LEADSRC = 'pl{Web|Phone Inquiry|Partner Referral|Purchased List|Other}';
const SAL =
    'Salutation:pl{Mr.|Ms.|Mrs.|Dr.|Prof.} FirstName:s40 LastName:s80! Name:s121* MiddleName:s40 Suffix:s40';

/** [name, probability, forecast category, closed, won] */
export const STAGES = [
    ['Prospecting', 10, 'Pipeline'],
    ['Qualification', 10, 'Pipeline'],
    ['Needs Analysis', 20, 'Pipeline'],
    ['Value Proposition', 50, 'Pipeline'],
    ['Id. Decision Makers', 60, 'Pipeline'],
    ['Perception Analysis', 70, 'Pipeline'],
    ['Proposal/Price Quote', 75, 'Pipeline'],
    ['Negotiation/Review', 90, 'Pipeline'],
    ['Closed Won', 100, 'Closed', true, true],
    ['Closed Lost', 0, 'Omitted', true, false]
];
/** [name, converted] */
export const LEAD_STATUSES = [
    ['Open - Not Contacted', false],
    ['Working - Contacted', false],
    ['Closed - Converted', true],
    ['Closed - Not Converted', false]
];
export const STANDARD = {
    Account: [
        '001',
        `Name:s255! AccountNumber:s40 AccountSource:${LEADSRC} AnnualRevenue:c ${ADDR('Billing')} ${ADDR('Shipping')} Description:t Fax:ph Industry:${INDUSTRY} MasterRecordId:r{Account|MasterRecord|}* NumberOfEmployees:i OwnerId:r{User|Owner|} Ownership:pl{Public|Private|Subsidiary|Other} ParentId:r{Account|Parent|ChildAccounts} Phone:ph PhotoUrl:u* Rating:pl{Hot|Warm|Cold} RecordTypeId:r{RecordType|RecordType|} Sic:s20 SicDesc:s80 Site:s80 TickerSymbol:s20 Type:pl{Prospect|Customer - Direct|Customer - Channel|Channel Partner / Reseller|Installation Partner|Technology Partner|Other} Website:u LastActivityDate:d* LastViewedDate:dt* LastReferencedDate:dt* Jigsaw:s20 IsPersonAccount:b* Tradestyle:s255 DunsNumber:s9 NaicsCode:s8 NaicsDesc:s120 YearStarted:s4 CleanStatus:pl{Pending} OperatingHoursId:s18`
    ],
    Contact: [
        '003',
        `AccountId:r{Account|Account|Contacts} AssistantName:s40 AssistantPhone:ph Birthdate:d Department:s80 Description:t DoNotCall:b Email:e EmailBouncedDate:dt EmailBouncedReason:s255 Fax:ph HasOptedOutOfEmail:b HasOptedOutOfFax:b HomePhone:ph IsEmailBounced:b* LeadSource:${LEADSRC} ${ADDR('Mailing')} ${ADDR('Other')} MobilePhone:ph OtherPhone:ph OwnerId:r{User|Owner|} Phone:ph PhotoUrl:u* RecordTypeId:r{RecordType|RecordType|} ReportsToId:r{Contact|ReportsTo|} ${SAL} Title:s128 LastActivityDate:d* LastCURequestDate:dt* LastCUUpdateDate:dt* Jigsaw:s20 IndividualId:r{Individual|Individual|} MasterRecordId:r{Contact|MasterRecord|}*`
    ],
    Lead: [
        '00Q',
        `AnnualRevenue:c ${ADDR('')} Company:s255! ConvertedAccountId:r{Account|ConvertedAccount|}* ConvertedContactId:r{Contact|ConvertedContact|}* ConvertedOpportunityId:r{Opportunity|ConvertedOpportunity|}* ConvertedDate:d* Description:t DoNotCall:b Email:e Fax:ph HasOptedOutOfEmail:b Industry:${INDUSTRY} IsConverted:b* IsUnreadByOwner:b LeadSource:${LEADSRC} MobilePhone:ph ${SAL} NumberOfEmployees:i OwnerId:r{User|Owner|} Phone:ph Rating:pl{Hot|Warm|Cold} RecordTypeId:r{RecordType|RecordType|} Status:pl{Open - Not Contacted|Working - Contacted|Closed - Converted|Closed - Not Converted}=Open - Not Contacted Title:s128 Website:u LastActivityDate:d*`
    ],
    Opportunity: [
        '006',
        `AccountId:r{Account|Account|Opportunities} Amount:c CampaignId:r{Campaign|Campaign|Opportunities} ContractId:r{Contract|Contract|Opportunities} CloseDate:d! ContactId:r{Contact|Contact|} Description:t ExpectedRevenue:c* Fiscal:s6* FiscalQuarter:i* FiscalYear:i* ForecastCategory:pl{Omitted|Pipeline|BestCase|MostLikely|Forecast|Closed}* ForecastCategoryName:pl{Omitted|Pipeline|Best Case|Most Likely|Commit|Closed} HasOpenActivity:b* HasOpportunityLineItem:b* HasOverdueTask:b* IsClosed:b* IsPrivate:b IsWon:b* LastActivityDate:d* LeadSource:${LEADSRC} Name:s120! NextStep:s255 OwnerId:r{User|Owner|} Pricebook2Id:r{Pricebook2|Pricebook2|Opportunities} Probability:p RecordTypeId:r{RecordType|RecordType|} StageName:pl{${STAGES.map((s) => s[0]).join('|')}}! TotalOpportunityQuantity:n Type:pl{Existing Customer - Upgrade|Existing Customer - Replacement|Existing Customer - Downgrade|New Customer} LastStageChangeDate:dt* PushCount:i*`
    ],
    CurrencyType: ['01L', 'IsoCode:s3! ConversionRate:n! DecimalPlaces:i IsActive:b IsCorporate:b'],
    LeadStatus: ['01J', 'ApiName:s255 IsConverted:b IsDefault:b MasterLabel:s255 SortOrder:i', 'nocreate'],
    OpportunityStage: [
        '01J',
        'ApiName:s255 DefaultProbability:p Description:t ForecastCategory:s40 ForecastCategoryName:s40 IsActive:b IsClosed:b IsWon:b MasterLabel:s255 SortOrder:i',
        'nocreate'
    ],
    OpportunityTeamMember: [
        '00q',
        'OpportunityId:r{Opportunity|Opportunity|OpportunityTeamMembers}! UserId:r{User|User|}! TeamMemberRole:pl{Account Manager|Channel Manager|Executive Sponsor|Lead Qualifier|Pre-Sales Consultant|Sales Manager|Sales Rep} OpportunityAccessLevel:pl{Read|Edit|All} Name:s361* PhotoUrl:u* Title:s80*'
    ],
    OpportunityContactRole: [
        '00K',
        'OpportunityId:r{Opportunity|Opportunity|OpportunityContactRoles}! ContactId:r{Contact|Contact|OpportunityContactRoles}! Role:pl{Business User|Decision Maker|Economic Buyer|Economic Decision Maker|Evaluator|Executive Sponsor|Influencer|Technical Buyer|Other} IsPrimary:b'
    ],
    OpportunityLineItem: [
        '00k',
        'OpportunityId:r{Opportunity|Opportunity|OpportunityLineItems}! PricebookEntryId:r{PricebookEntry|PricebookEntry|OpportunityLineItems} Product2Id:r{Product2|Product2|OpportunityLineItems} ProductCode:s255* Name:s376* Quantity:n! UnitPrice:c TotalPrice:c ListPrice:c* Discount:p ServiceDate:d Description:t SortOrder:i'
    ],
    OpportunityHistory: [
        '008',
        'OpportunityId:r{Opportunity|Opportunity|OpportunityHistories} StageName:s255 Amount:c CloseDate:d Probability:p ForecastCategory:s40'
    ],
    OpportunityFieldHistory: [
        '017',
        'OpportunityId:r{Opportunity|Opportunity|Histories} Field:s255 OldValue:a NewValue:a DataType:s40'
    ],
    Product2: [
        '01t',
        'Name:s255! ProductCode:s255 Description:t IsActive:b Family:pl{None} ExternalId:s255 DisplayUrl:u QuantityUnitOfMeasure:pl{Each} StockKeepingUnit:s180'
    ],
    Pricebook2: ['01s', 'Name:s255! Description:t IsActive:b IsStandard:b*'],
    PricebookEntry: [
        '01u',
        'Name:s255* Pricebook2Id:r{Pricebook2|Pricebook2|PricebookEntries}! Product2Id:r{Product2|Product2|PricebookEntries}! ProductCode:s255* UnitPrice:c! IsActive:b UseStandardPrice:b'
    ],
    Campaign: [
        '701',
        'Name:s80! Status:pl{Planned|In Progress|Completed|Aborted} Type:pl{Conference|Webinar|Email|Other} IsActive:b StartDate:d EndDate:d Description:t OwnerId:r{User|Owner|} ParentId:r{Campaign|Parent|ChildCampaigns} BudgetedCost:c ActualCost:c ExpectedRevenue:c NumberOfLeads:i* RecordTypeId:r{RecordType|RecordType|}'
    ],
    CampaignMember: [
        '00v',
        'CampaignId:r{Campaign|Campaign|CampaignMembers} LeadId:r{Lead|Lead|} ContactId:r{Contact|Contact|} Status:pl{Sent|Responded} HasResponded:b*'
    ],
    Case: [
        '500',
        `CaseNumber:s30* AccountId:r{Account|Account|Cases} ContactId:r{Contact|Contact|Cases} ParentId:r{Case|Parent|Cases} Subject:s255 Description:t Status:pl{New|Working|Escalated|Closed}=New Priority:pl{High|Medium|Low} Origin:pl{Phone|Email|Web} Reason:pl{Other} Type:pl{Problem|Other} IsClosed:b* ClosedDate:dt* IsEscalated:b OwnerId:r{User/Group|Owner|} RecordTypeId:r{RecordType|RecordType|} SuppliedEmail:e SuppliedName:s80 SuppliedPhone:s40 SuppliedCompany:s80 Comments:t`
    ],
    User: [
        '005',
        `Username:s80!^ Email:e! Alias:s8! TimeZoneSidKey:s40! LocaleSidKey:s40! EmailEncodingKey:s40! LanguageLocaleKey:s40! ProfileId:r{Profile|Profile|Users}! UserRoleId:r{UserRole|UserRole|Users} ManagerId:r{User|Manager|} ContactId:r{Contact|Contact|Users} AccountId:r{Account|Account|Users}* IsActive:b=true CommunityNickname:s40 CompanyName:s80 Department:s80 Division:s80 EmployeeNumber:s20 FederationIdentifier:s512 FirstName:s40 LastName:s80! Name:s121* Phone:ph MobilePhone:ph Title:s80 UserType:s40* ${ADDR('')} LastLoginDate:dt* AboutMe:t FullPhotoUrl:u* SmallPhotoUrl:u* UserPermissionsMarketingUser:b UserPermissionsSFContentUser:b UserPermissionsOfflineUser:b UserPermissionsInteractionUser:b UserPermissionsKnowledgeUser:b DefaultCurrencyIsoCode:s3 CurrencyIsoCode:s3 SenderEmail:e ReceivesAdminInfoEmails:b ReceivesInfoEmails:b NumberOfFailedLogins:i* IsPortalEnabled:b* ExternalId:s255`
    ],
    Profile: [
        '00e',
        'Name:s255 Description:s255 UserType:s40 UserLicenseId:r{UserLicense|UserLicense|} PermissionsModifyAllData:b PermissionsViewAllData:b PermissionsAuthorApex:b PermissionsCustomizeApplication:b PermissionsViewSetup:b PermissionsApiEnabled:b PermissionsManageUsers:b PermissionsManageSandboxes:b',
        'nocreate'
    ],
    UserLicense: [
        '100',
        'Name:s255 LicenseDefinitionKey:s255 MasterLabel:s255 Status:s40 TotalLicenses:i UsedLicenses:i',
        'nocreate'
    ],
    UserRole: [
        '00E',
        'Name:s80! DeveloperName:s80 ParentRoleId:r{UserRole|ParentRole|} OpportunityAccessForAccountOwner:s40 CaseAccessForAccountOwner:s40 ContactAccessForAccountOwner:s40 RollupDescription:s80'
    ],
    PermissionSet: [
        '0PS',
        'Name:s80! Label:s80! Description:s255 IsOwnedByProfile:b* IsCustom:b* ProfileId:r{Profile|Profile|} LicenseId:s18 NamespacePrefix:s15* Type:s40 PermissionsModifyAllData:b PermissionsViewAllData:b PermissionsAuthorApex:b PermissionsCustomizeApplication:b PermissionsViewSetup:b PermissionsApiEnabled:b PermissionsManageUsers:b PermissionSetGroupId:r{PermissionSetGroup|PermissionSetGroup|} HasActivationRequired:b'
    ],
    PermissionSetAssignment: [
        '0Pa',
        'AssigneeId:r{User|Assignee|PermissionSetAssignments}! PermissionSetId:r{PermissionSet|PermissionSet|Assignments} PermissionSetGroupId:r{PermissionSetGroup|PermissionSetGroup|Assignments} ExpirationDate:dt IsActive:b* IsRevoked:b*'
    ],
    PermissionSetGroup: [
        '0PG',
        'DeveloperName:s80! MasterLabel:s80! Description:s255 Status:pl{Updated|Outdated|Updating|Failed} NamespacePrefix:s15* Language:s10'
    ],
    PermissionSetGroupComponent: [
        '0PH',
        'PermissionSetGroupId:r{PermissionSetGroup|PermissionSetGroup|} PermissionSetId:r{PermissionSet|PermissionSet|}'
    ],
    CustomPermission: [
        '0CP',
        'DeveloperName:s80 MasterLabel:s80 Description:s255 NamespacePrefix:s15* IsLicensed:b Language:s10',
        'nocreate'
    ],
    SetupEntityAccess: [
        '0J0',
        'ParentId:r{PermissionSet|Parent|SetupEntityAccessItems} SetupEntityId:s18 SetupEntityType:s40* DurableId:s40'
    ],
    ObjectPermissions: [
        '110',
        'ParentId:r{PermissionSet|Parent|ObjectPerms} SobjectType:s80 PermissionsCreate:b PermissionsRead:b PermissionsEdit:b PermissionsDelete:b PermissionsViewAllRecords:b PermissionsModifyAllRecords:b'
    ],
    FieldPermissions: [
        '01k',
        'ParentId:r{PermissionSet|Parent|FieldPerms} SobjectType:s80 Field:s255 PermissionsRead:b PermissionsEdit:b'
    ],
    PermissionSetLicense: [
        '0PL',
        'DeveloperName:s80 MasterLabel:s80 Status:s40 TotalLicenses:i UsedLicenses:i',
        'nocreate'
    ],
    PermissionSetLicenseAssign: [
        '2LA',
        'AssigneeId:r{User|Assignee|}! PermissionSetLicenseId:r{PermissionSetLicense|PermissionSetLicense|}!'
    ],
    Organization: [
        '00D',
        'Name:s80 DefaultOpportunityAccess:s40 DefaultAccountAccess:s40 IsSandbox:b InstanceName:s5 OrganizationType:s40 NamespacePrefix:s15 TrialExpirationDate:dt DefaultLocaleSidKey:s40 LanguageLocaleKey:s40 TimeZoneSidKey:s40 PrimaryContact:s80 Division:s80 FiscalYearStartMonth:i IsReadOnly:b Country:s80 City:s40 Street:t State:s80 PostalCode:s20 Phone:ph',
        'nocreate'
    ],
    Task: [
        '00T',
        'Subject:s255 Status:pl{Not Started|In Progress|Completed|Waiting on someone else|Deferred}=Not Started Priority:pl{High|Normal|Low}=Normal ActivityDate:d Description:t OwnerId:r{User/Group|Owner|} WhatId:r{Account/Opportunity/Case/Campaign|What|Tasks} WhoId:r{Contact/Lead|Who|Tasks} IsClosed:b* IsHighPriority:b* Type:pl{Call|Email|Meeting|Other} TaskSubtype:pl{Task|Email|Call|ListEmail} CallDurationInSeconds:i CallType:pl{Internal|Inbound|Outbound} CallDisposition:s255 IsReminderSet:b ReminderDateTime:dt AccountId:r{Account|Account|}* RecordTypeId:r{RecordType|RecordType|} CompletedDateTime:dt* IsArchived:b* IsRecurrence:b'
    ],
    Event: [
        '00U',
        'Subject:s255 StartDateTime:dt EndDateTime:dt ActivityDate:d ActivityDateTime:dt DurationInMinutes:i Description:t Location:s255 OwnerId:r{User|Owner|} WhatId:r{Account/Opportunity/Case|What|Events} WhoId:r{Contact/Lead|Who|Events} IsAllDayEvent:b IsPrivate:b Type:pl{Call|Email|Meeting|Other}'
    ],
    Note: [
        '002',
        'Title:s80! Body:t32000 ParentId:r{Account/Contact/Opportunity/Lead|Parent|Notes}! IsPrivate:b OwnerId:r{User|Owner|}'
    ],
    Attachment: [
        '00P',
        'Name:s255! Body:x! BodyLength:i* ContentType:s120 Description:t ParentId:r{Account/Contact/Opportunity/Lead/Case/Task|Parent|Attachments}! IsPrivate:b OwnerId:r{User|Owner|}'
    ],
    ContentNote: [
        '069',
        'Title:s255! Content:x TextPreview:s255* FileType:s20* ContentSize:i* LatestPublishedVersionId:s18* OwnerId:r{User|Owner|}'
    ],
    ContentVersion: [
        '068',
        'Title:s255 PathOnClient:s500! VersionData:x ContentDocumentId:r{ContentDocument|ContentDocument|ContentVersions} FirstPublishLocationId:s18 FileExtension:s40* FileType:s20* ContentSize:i* ContentUrl:u Description:t IsLatest:b* VersionNumber:s20* OwnerId:r{User|Owner|} Origin:pl{C|H} ContentLocation:pl{S|E|L} ReasonForChange:s1000 ContentModifiedDate:dt IsMajorVersion:b SharingOption:s10 SharingPrivacy:s10 NetworkId:s18 Checksum:s50* TextPreview:s255*'
    ],
    ContentDocument: [
        '069',
        'Title:s255 OwnerId:r{User|Owner|} LatestPublishedVersionId:r{ContentVersion|LatestPublishedVersion|} ParentId:s18 FileType:s20* FileExtension:s40* ContentSize:i* Description:t PublishStatus:s10* ContentModifiedDate:dt SharingOption:s10 SharingPrivacy:s10'
    ],
    ContentDocumentLink: [
        '06A',
        'ContentDocumentId:r{ContentDocument|ContentDocument|ContentDocumentLinks}! LinkedEntityId:r{Account/Contact/Opportunity/User/Lead/Case/Task|LinkedEntity|ContentDocumentLinks}! ShareType:pl{V|C|I} Visibility:pl{AllUsers|InternalUsers|SharedUsers}'
    ],
    ContentDistribution: [
        '05D',
        'Name:s100! ContentVersionId:r{ContentVersion|ContentVersion|} ContentDocumentId:s18* ContentDownloadUrl:u* DistributionPublicUrl:u* PreferencesAllowOriginalDownload:b PreferencesAllowPDFDownload:b PreferencesAllowViewInBrowser:b PreferencesExpires:b PreferencesLinkLatestVersion:b PreferencesNotifyOnVisit:b PreferencesPasswordRequired:b PreferencesNotifyRndtnComplete:b RelatedRecordId:s18 ExpiryDate:dt ViewCount:i* OwnerId:r{User|Owner|}'
    ],
    ContentWorkspace: ['058', 'Name:s255! Description:t DeveloperName:s80'],
    Document: [
        '015',
        'Name:s255! DeveloperName:s80 Body:x FolderId:s18 ContentType:s120 Type:s40 IsPublic:b Description:t Keywords:s255 Url:u'
    ],
    Folder: ['00l', 'Name:s80 DeveloperName:s80 Type:s40 AccessType:s40'],
    StaticResource: [
        '081',
        'Name:s255 Body:x BodyLength:i ContentType:s120 Description:t NamespacePrefix:s15 CacheControl:s40',
        'nocreate'
    ],
    AsyncApexJob: [
        '707',
        'ApexClassId:r{ApexClass|ApexClass|} JobType:s40 Status:pl{Queued|Processing|Completed|Failed|Aborted|Holding|Preparing} NumberOfErrors:i JobItemsProcessed:i TotalJobItems:i CompletedDate:dt MethodName:s255 ExtendedStatus:s255 ParentJobId:s18 LastProcessed:s18 LastProcessedOffset:i CronTriggerId:r{CronTrigger|CronTrigger|}',
        'nocreate'
    ],
    CronTrigger: [
        '08e',
        'CronExpression:s255 CronJobDetailId:r{CronJobDetail|CronJobDetail|} State:s40 NextFireTime:dt PreviousFireTime:dt StartTime:dt EndTime:dt TimesTriggered:i TimeZoneSidKey:s40 OwnerId:r{User|Owner|}',
        'nocreate'
    ],
    CronJobDetail: ['08a', 'Name:s255 JobType:s10', 'nocreate'],
    FlowDefinitionView: [
        '300',
        'ApiName:s80 DurableId:s40 Label:s255 ActiveVersionId:s18 ProcessType:s40 TriggerType:s40 TriggerObjectOrEventLabel:s80 RecordTriggerType:s40 TriggerOrder:i IsActive:b Description:t LastModifiedBy:s80 ManageableState:s40 NamespacePrefix:s15 VersionNumber:i LastModifiedDate:dt',
        'nocreate'
    ],
    FlowVersionView: [
        '301',
        'FlowDefinitionViewId:s40 DurableId:s40 Label:s255 Status:s40 VersionNumber:i ProcessType:s40 ApiVersionRuntime:n RunInMode:s40',
        'nocreate'
    ],
    RecordType: [
        '012',
        'Name:s80 DeveloperName:s80 SobjectType:s40 IsActive:b Description:s255 NamespacePrefix:s15 BusinessProcessId:s18',
        'nocreate'
    ],
    Group: [
        '00G',
        'Name:s40! DeveloperName:s80 Type:pl{Regular|Role|RoleAndSubordinates|Queue|Organization}=Regular Email:e RelatedId:s18 DoesIncludeBosses:b OwnerId:r{User|Owner|} DoesSendEmailToMembers:b'
    ],
    GroupMember: ['011', 'GroupId:r{Group|Group|GroupMembers}! UserOrGroupId:s18!'],
    QueueSobject: ['03g', 'QueueId:r{Group|Queue|QueueSobjects}! SobjectType:s40!'],
    ApexClass: [
        '01p',
        'Name:s255 ApiVersion:n Status:s40 IsValid:b BodyCrc:n Body:t LengthWithoutComments:i NamespacePrefix:s15',
        'nocreate'
    ],
    ApexTrigger: [
        '01q',
        'Name:s255 ApiVersion:n Status:s40 IsValid:b TableEnumOrId:s40 Body:t NamespacePrefix:s15 LengthWithoutComments:i UsageBeforeInsert:b',
        'nocreate'
    ],
    ApexPage: ['066', 'Name:s255 NamespacePrefix:s15 MasterLabel:s80', 'nocreate'],
    ApexEmailNotification: ['8EN', 'UserId:r{User|User|} Email:e'],
    ApexLog: ['07L', 'LogUserId:r{User|LogUser|} Operation:s255 Status:s255 LogLength:i', 'nocreate'],
    EmailMessage: [
        '02s',
        'Subject:s255 TextBody:t HtmlBody:t ToAddress:s4000 FromAddress:s1000 FromName:s1000 ParentId:r{Case|Parent|EmailMessages} RelatedToId:s18 Status:pl{New|Read|Replied|Sent|Forwarded|Draft} Incoming:b MessageDate:dt CcAddress:s4000 BccAddress:s4000 Headers:t HasAttachment:b* MessageIdentifier:s765 ThreadIdentifier:s765 ActivityId:s18 ReplyToEmailMessageId:s18 IsClientManaged:b ToIds:a CcIds:a BccIds:a IsExternallyVisible:b ValidatedFromAddress:s255 FromId:s18'
    ],
    EmailTemplate: [
        '00X',
        'Name:s80! DeveloperName:s80 Subject:s255 Body:t HtmlValue:t FolderId:s18 TemplateType:s40 IsActive:b'
    ],
    OrgWideEmailAddress: ['0D2', 'Address:e DisplayName:s80 IsAllowAllProfiles:b', 'nocreate'],
    CustomNotificationType: [
        '0ML',
        'CustomNotifTypeName:s80 DeveloperName:s80 MasterLabel:s80 Desktop:b Mobile:b NamespacePrefix:s15',
        'nocreate'
    ],
    EntityDefinition: [
        '4ie',
        'QualifiedApiName:s80 DeveloperName:s80 Label:s80 PluralLabel:s80 DurableId:s40 KeyPrefix:s3 NamespacePrefix:s15 IsCustomizable:b IsQueryable:b IsCustomSetting:b PublisherId:s40 MasterLabel:s80 IsApexTriggerable:b IsTriggerable:b IsDeprecatedAndHidden:b RecordTypesSupported:a IsSearchable:b InternalSharingModel:s40',
        'nocreate'
    ],
    FieldDefinition: [
        '4fe',
        'QualifiedApiName:s255 DeveloperName:s80 Label:s80 MasterLabel:s80 DurableId:s80 DataType:s80 EntityDefinitionId:r{EntityDefinition|EntityDefinition|Fields} IsNillable:b Length:i Precision:i Scale:i NamespacePrefix:s15 ValueTypeId:s40 SecurityClassification:s80 IsCompound:b IsIndexed:b ExtraTypeInfo:s40 IsCalculated:b RelationshipName:s80 ReferenceTo:a IsHighScaleNumber:b IsWorkflowFilterable:b Description:t ControllingFieldDefinitionId:s80 IsApiFilterable:b IsApiGroupable:b IsApiSortable:b IsFieldHistoryTracked:b IsListFilterable:b IsListSortable:b IsListVisible:b IsNameField:b IsPolymorphicForeignKey:b PublisherId:s40 ReferenceTargetField:s80',
        'nocreate'
    ],
    FieldHistoryArchive: ['0x1', 'FieldHistoryType:s40'],
    UserRecordAccess: [
        '0x2',
        'RecordId:s18 UserId:s18 HasReadAccess:b HasEditAccess:b HasDeleteAccess:b MaxAccessLevel:s40',
        'nocreate'
    ],
    AuthSession: [
        '0Ak',
        'UsersId:r{User|Users|} SessionType:s40 LoginType:s80 SessionSecurityLevel:s40 LogoutUrl:u NumSecondsValid:i SourceIp:s40 LoginHistoryId:r{LoginHistory|LoginHistory|} ParentId:s18 UserType:s40 LoginGeoId:s18 IsCurrent:b',
        'nocreate'
    ],
    LoginHistory: [
        '0Ya',
        'UserId:s18 LoginTime:dt Application:s40 Browser:s40 Platform:s40 SourceIp:s40 Status:s40',
        'nocreate'
    ],
    Network: ['0DB', 'Name:s255 Status:s40 UrlPathPrefix:s80 Description:t', 'nocreate'],
    Site: ['0DM', 'Name:s255 MasterLabel:s255 SiteType:s40 Status:s40', 'nocreate'],
    Domain: ['0I4', 'Domain:s255 DomainType:s40', 'nocreate'],
    NamedCredential: [
        '0XA',
        'DeveloperName:s80 MasterLabel:s80 Endpoint:s255 NamespacePrefix:s15 PrincipalType:s40',
        'nocreate'
    ],
    ExternalDataUserAuth: ['0XU', 'ExternalDataSourceId:s18 UserId:s18 Protocol:s40'],
    ConnectedApplication: ['0H4', 'Name:s255', 'nocreate'],
    Individual: ['0PK', `${SAL} OwnerId:r{User|Owner|}`],
    Order: [
        '801',
        'AccountId:r{Account|Account|Orders} EffectiveDate:d! Status:pl{Draft|Activated}! OrderNumber:s30* Pricebook2Id:r{Pricebook2|Pricebook2|} TotalAmount:c* OwnerId:r{User|Owner|} ContractId:r{Contract|Contract|Orders} OpportunityId:r{Opportunity|Opportunity|Orders} Type:pl{None} Name:s80 Description:t'
    ],
    OrderItem: [
        '802',
        'OrderId:r{Order|Order|OrderItems}! PricebookEntryId:r{PricebookEntry|PricebookEntry|} Product2Id:r{Product2|Product2|} Quantity:n UnitPrice:c TotalPrice:c*'
    ],
    Contract: [
        '800',
        'AccountId:r{Account|Account|Contracts}! Status:pl{Draft|Activated|In Approval Process} StartDate:d ContractTerm:i ContractNumber:s30* OwnerId:r{User|Owner|} EndDate:d* Description:t'
    ],
    Asset: [
        '02i',
        'Name:s255! AccountId:r{Account|Account|Assets} ContactId:r{Contact|Contact|Assets} Product2Id:r{Product2|Product2|Assets} SerialNumber:s80 Status:pl{Shipped|Installed|Registered|Obsolete|Purchased} Price:c Quantity:n OwnerId:r{User|Owner|}'
    ],
    Quote: [
        '0Q0',
        'Name:s255! OpportunityId:r{Opportunity|Opportunity|Quotes}! Status:pl{Draft|Presented|Accepted} ExpirationDate:d GrandTotal:c*'
    ],
    FeedItem: ['0D5', 'Body:t ParentId:s18! Type:s40 Title:s255 LinkUrl:u RelatedRecordId:s18'],
    CollaborationGroup: [
        '0F9',
        'Name:s40! CollaborationType:pl{Public|Private}! Description:t OwnerId:r{User|Owner|}'
    ],
    Topic: ['0TO', 'Name:s99! Description:t NetworkId:s18 TalkingAbout:i*'],
    TopicAssignment: [
        '0i1',
        'TopicId:r{Topic|Topic|TopicAssignments}! EntityId:r{Account/Contact/Opportunity/Case|Entity|TopicAssignments}! NetworkId:s18 EntityKeyPrefix:s3* EntityType:s40*'
    ],
    AccountTeamMember: [
        '01M',
        'AccountId:r{Account|Account|AccountTeamMembers}! UserId:r{User|User|}! TeamMemberRole:s40 AccountAccessLevel:s40'
    ],
    AccountShare: [
        '00r',
        'AccountId:r{Account|Account|Shares} UserOrGroupId:s18 AccountAccessLevel:s40 OpportunityAccessLevel:s40 RowCause:s40 CaseAccessLevel:s40 ContactAccessLevel:s40'
    ],
    OpportunityShare: [
        '00t',
        'OpportunityId:r{Opportunity|Opportunity|Shares} UserOrGroupId:s18 OpportunityAccessLevel:s40 RowCause:s40'
    ],
    AccountHistory: [
        '017',
        'AccountId:r{Account|Account|Histories} Field:s255 OldValue:a NewValue:a DataType:s40'
    ],
    ProcessDefinition: [
        '04a',
        'DeveloperName:s80 Name:s80 Type:s40 State:s40 TableEnumOrId:s40 Description:t',
        'nocreate'
    ],
    ProcessInstance: ['04g', 'TargetObjectId:s18 Status:s40'],
    LogoutEventStream: ['0x3', 'EventUuid:s40'],
    PlatformCachePartition: [
        '0Er',
        'DeveloperName:s80 MasterLabel:s80 IsDefaultPartition:b NamespacePrefix:s15',
        'nocreate'
    ],
    AppMenuItem: [
        '0DS',
        'Name:s80 Label:s80 Type:s40 ApplicationId:s18 SortOrder:i IsVisible:b IsAccessible:b StartUrl:u',
        'nocreate'
    ],
    TabDefinition: ['0x4', 'Name:s80 Label:s80'],
    BackgroundOperation: ['08c', 'Name:s80 Status:s40'],
    EventBusSubscriber: [
        '0x5',
        'Name:s80 Topic:s80 Position:i Tip:i Status:s40 Type:s40 ExternalId:s40',
        'nocreate'
    ],
    RelationshipInfo: ['0x6', 'ChildSobjectId:s40 FieldId:s80'],
    AppDefinition: ['06m', 'Label:s80 DeveloperName:s80 DurableId:s40', 'nocreate'],
    Holiday: ['0C0', 'Name:s80 ActivityDate:d'],
    BusinessHours: ['01m', 'Name:s80 IsActive:b IsDefault:b TimeZoneSidKey:s40', 'nocreate'],
    Name: [
        '0x7',
        'Name:s121 Alias:s8 Email:e FirstName:s40 LastName:s80 IsActive:b Phone:ph ProfileId:r{Profile|Profile|} Profile:a Title:s80 Type:s40 UserRoleId:r{UserRole|UserRole|} Username:s80 DeveloperName:s80 RecordTypeId:r{RecordType|RecordType|}'
    ],
    EmailMessageRelation: [
        '0Hx',
        'EmailMessageId:r{EmailMessage|EmailMessage|EmailMessageRelations}! RelationId:r{Contact/Lead/User|Relation|EmailMessageRelations} RelationType:pl{FromAddress|ToAddress|CcAddress|BccAddress|OtherAddress} RelationAddress:e RelationObjectType:s40*'
    ],
    CaseComment: ['00a', 'ParentId:r{Case|Parent|CaseComments}! CommentBody:t IsPublished:b'],
    ListEmail: [
        '0XB',
        'Name:s255 Subject:s255 HtmlBody:t TextBody:t CampaignId:r{Campaign|Campaign|ListEmails} Status:s40 OwnerId:r{User|Owner|}'
    ],
    OpportunityContactRoleSuggestionInsight: ['0x9', 'Name:s80'],
    AggregateResult: ['0x8', '']
};

import type { StandardObject } from './standard-objects.ts';

export const USER_AND_PERMISSION_OBJECTS: Record<string, StandardObject> = {
    User: {
        prefix: '005',
        fields: `
            Username:s80!^ Email:e! Alias:s8! TimeZoneSidKey:s40! LocaleSidKey:s40! EmailEncodingKey:s40!
            LanguageLocaleKey:s40! ProfileId:r{Profile|Profile|Users}!
            UserRoleId:r{UserRole|UserRole|Users} ManagerId:r{User|Manager|}
            ContactId:r{Contact|Contact|Users} AccountId:r{Account|Account|Users}* IsActive:b=true
            CommunityNickname:s40 CompanyName:s80 Department:s80 Division:s80 EmployeeNumber:s20
            FederationIdentifier:s512 FirstName:s40 LastName:s80! Name:s121* Phone:ph MobilePhone:ph
            Title:s80 UserType:s40* Street:t City:s40 State:s80 PostalCode:s20 Country:s80 Latitude:n
            Longitude:n GeocodeAccuracy:pl{Address|City} StateCode:s10 CountryCode:s10 LastLoginDate:dt*
            AboutMe:t FullPhotoUrl:u* SmallPhotoUrl:u* UserPermissionsMarketingUser:b
            UserPermissionsSFContentUser:b UserPermissionsOfflineUser:b UserPermissionsInteractionUser:b
            UserPermissionsKnowledgeUser:b DefaultCurrencyIsoCode:s3 CurrencyIsoCode:s3 SenderEmail:e
            ReceivesAdminInfoEmails:b ReceivesInfoEmails:b NumberOfFailedLogins:i* IsPortalEnabled:b*
            ExternalId:s255
        `
    },
    Profile: {
        prefix: '00e',
        nocreate: true,
        fields: `
            Name:s255 Description:s255 UserType:s40 UserLicenseId:r{UserLicense|UserLicense|}
            PermissionsModifyAllData:b PermissionsViewAllData:b PermissionsAuthorApex:b
            PermissionsCustomizeApplication:b PermissionsViewSetup:b PermissionsApiEnabled:b
            PermissionsManageUsers:b PermissionsManageSandboxes:b
        `
    },
    UserLicense: {
        prefix: '100',
        nocreate: true,
        fields: `
            Name:s255 LicenseDefinitionKey:s255 MasterLabel:s255 Status:s40 TotalLicenses:i UsedLicenses:i
        `
    },
    UserRole: {
        prefix: '00E',
        fields: `
            Name:s80! DeveloperName:s80 ParentRoleId:r{UserRole|ParentRole|}
            OpportunityAccessForAccountOwner:s40 CaseAccessForAccountOwner:s40
            ContactAccessForAccountOwner:s40 RollupDescription:s80
        `
    },
    PermissionSet: {
        prefix: '0PS',
        fields: `
            Name:s80! Label:s80! Description:s255 IsOwnedByProfile:b* IsCustom:b*
            ProfileId:r{Profile|Profile|} LicenseId:s18 NamespacePrefix:s15* Type:s40
            PermissionsModifyAllData:b PermissionsViewAllData:b PermissionsAuthorApex:b
            PermissionsCustomizeApplication:b PermissionsViewSetup:b PermissionsApiEnabled:b
            PermissionsManageUsers:b PermissionSetGroupId:r{PermissionSetGroup|PermissionSetGroup|}
            HasActivationRequired:b
        `
    },
    PermissionSetAssignment: {
        prefix: '0Pa',
        fields: `
            AssigneeId:r{User|Assignee|PermissionSetAssignments}!
            PermissionSetId:r{PermissionSet|PermissionSet|Assignments}
            PermissionSetGroupId:r{PermissionSetGroup|PermissionSetGroup|Assignments} ExpirationDate:dt
            IsActive:b* IsRevoked:b*
        `
    },
    PermissionSetGroup: {
        prefix: '0PG',
        fields: `
            DeveloperName:s80! MasterLabel:s80! Description:s255
            Status:pl{Updated|Outdated|Updating|Failed} NamespacePrefix:s15* Language:s10
        `
    },
    PermissionSetGroupComponent: {
        prefix: '0PH',
        fields: `
            PermissionSetGroupId:r{PermissionSetGroup|PermissionSetGroup|}
            PermissionSetId:r{PermissionSet|PermissionSet|}
        `
    },
    CustomPermission: {
        prefix: '0CP',
        nocreate: true,
        fields: `
            DeveloperName:s80 MasterLabel:s80 Description:s255 NamespacePrefix:s15* IsLicensed:b
            Language:s10
        `
    },
    SetupEntityAccess: {
        prefix: '0J0',
        fields: `
            ParentId:r{PermissionSet|Parent|SetupEntityAccessItems} SetupEntityId:s18 SetupEntityType:s40*
            DurableId:s40
        `
    },
    ObjectPermissions: {
        prefix: '110',
        fields: `
            ParentId:r{PermissionSet|Parent|ObjectPerms} SobjectType:s80 PermissionsCreate:b
            PermissionsRead:b PermissionsEdit:b PermissionsDelete:b PermissionsViewAllRecords:b
            PermissionsModifyAllRecords:b
        `
    },
    FieldPermissions: {
        prefix: '01k',
        fields: `
            ParentId:r{PermissionSet|Parent|FieldPerms} SobjectType:s80 Field:s255 PermissionsRead:b
            PermissionsEdit:b
        `
    },
    PermissionSetLicense: {
        prefix: '0PL',
        nocreate: true,
        fields: `
            DeveloperName:s80 MasterLabel:s80 Status:s40 TotalLicenses:i UsedLicenses:i
        `
    },
    PermissionSetLicenseAssign: {
        prefix: '2LA',
        fields: `
            AssigneeId:r{User|Assignee|}!
            PermissionSetLicenseId:r{PermissionSetLicense|PermissionSetLicense|}!
        `
    },
    Group: {
        prefix: '00G',
        fields: `
            Name:s40! DeveloperName:s80
            Type:pl{Regular|Role|RoleAndSubordinates|Queue|Organization}=Regular Email:e RelatedId:s18
            DoesIncludeBosses:b OwnerId:r{User|Owner|} DoesSendEmailToMembers:b
        `
    },
    GroupMember: {
        prefix: '011',
        fields: `
            GroupId:r{Group|Group|GroupMembers}! UserOrGroupId:s18!
        `
    },
    QueueSobject: {
        prefix: '03g',
        fields: `
            QueueId:r{Group|Queue|QueueSobjects}! SobjectType:s40!
        `
    },
    UserRecordAccess: {
        prefix: '0x2',
        nocreate: true,
        fields: `
            RecordId:s18 UserId:s18 HasReadAccess:b HasEditAccess:b HasDeleteAccess:b MaxAccessLevel:s40
        `
    },
    AuthSession: {
        prefix: '0Ak',
        nocreate: true,
        fields: `
            UsersId:r{User|Users|} SessionType:s40 LoginType:s80 SessionSecurityLevel:s40 LogoutUrl:u
            NumSecondsValid:i SourceIp:s40 LoginHistoryId:r{LoginHistory|LoginHistory|} ParentId:s18
            UserType:s40 LoginGeoId:s18 IsCurrent:b
        `
    },
    LoginHistory: {
        prefix: '0Ya',
        nocreate: true,
        fields: `
            UserId:s18 LoginTime:dt Application:s40 Browser:s40 Platform:s40 SourceIp:s40 Status:s40
        `
    },
    Name: {
        prefix: '0x7',
        fields: `
            Name:s121 Alias:s8 Email:e FirstName:s40 LastName:s80 IsActive:b Phone:ph
            ProfileId:r{Profile|Profile|} Profile:a Title:s80 Type:s40 UserRoleId:r{UserRole|UserRole|}
            Username:s80 DeveloperName:s80 RecordTypeId:r{RecordType|RecordType|}
        `
    }
};

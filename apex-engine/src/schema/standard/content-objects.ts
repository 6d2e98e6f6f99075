import type { StandardObject } from './standard-objects.ts';

export const CONTENT_OBJECTS: Record<string, StandardObject> = {
    Note: {
        prefix: '002',
        fields: `
            Title:s80! Body:t32000 ParentId:r{Account/Contact/Opportunity/Lead|Parent|Notes}! IsPrivate:b
            OwnerId:r{User|Owner|}
        `
    },
    Attachment: {
        prefix: '00P',
        fields: `
            Name:s255! Body:x! BodyLength:i* ContentType:s120 Description:t
            ParentId:r{Account/Contact/Opportunity/Lead/Case/Task|Parent|Attachments}! IsPrivate:b
            OwnerId:r{User|Owner|}
        `
    },
    ContentNote: {
        prefix: '069',
        fields: `
            Title:s255! Content:x TextPreview:s255* FileType:s20* ContentSize:i*
            LatestPublishedVersionId:s18* OwnerId:r{User|Owner|}
        `
    },
    ContentVersion: {
        prefix: '068',
        fields: `
            Title:s255 PathOnClient:s500! VersionData:x
            ContentDocumentId:r{ContentDocument|ContentDocument|ContentVersions}
            FirstPublishLocationId:s18 FileExtension:s40* FileType:s20* ContentSize:i* ContentUrl:u
            Description:t IsLatest:b* VersionNumber:s20* OwnerId:r{User|Owner|} Origin:pl{C|H}
            ContentLocation:pl{S|E|L} ReasonForChange:s1000 ContentModifiedDate:dt IsMajorVersion:b
            SharingOption:s10 SharingPrivacy:s10 NetworkId:s18 Checksum:s50* TextPreview:s255*
        `
    },
    ContentDocument: {
        prefix: '069',
        fields: `
            Title:s255 OwnerId:r{User|Owner|}
            LatestPublishedVersionId:r{ContentVersion|LatestPublishedVersion|} ParentId:s18 FileType:s20*
            FileExtension:s40* ContentSize:i* Description:t PublishStatus:s10* ContentModifiedDate:dt
            SharingOption:s10 SharingPrivacy:s10
        `
    },
    ContentDocumentLink: {
        prefix: '06A',
        fields: `
            ContentDocumentId:r{ContentDocument|ContentDocument|ContentDocumentLinks}!
            LinkedEntityId:r{Account/Contact/Opportunity/User/Lead/Case/Task|LinkedEntity|
            ContentDocumentLinks}! ShareType:pl{V|C|I} Visibility:pl{AllUsers|InternalUsers|SharedUsers}
        `
    },
    ContentDistribution: {
        prefix: '05D',
        fields: `
            Name:s100! ContentVersionId:r{ContentVersion|ContentVersion|} ContentDocumentId:s18*
            ContentDownloadUrl:u* DistributionPublicUrl:u* PreferencesAllowOriginalDownload:b
            PreferencesAllowPDFDownload:b PreferencesAllowViewInBrowser:b PreferencesExpires:b
            PreferencesLinkLatestVersion:b PreferencesNotifyOnVisit:b PreferencesPasswordRequired:b
            PreferencesNotifyRndtnComplete:b RelatedRecordId:s18 ExpiryDate:dt ViewCount:i*
            OwnerId:r{User|Owner|}
        `
    },
    ContentWorkspace: {
        prefix: '058',
        fields: `
            Name:s255! Description:t DeveloperName:s80
        `
    },
    Document: {
        prefix: '015',
        fields: `
            Name:s255! DeveloperName:s80 Body:x FolderId:s18 ContentType:s120 Type:s40 IsPublic:b
            Description:t Keywords:s255 Url:u
        `
    },
    Folder: {
        prefix: '00l',
        fields: `
            Name:s80 DeveloperName:s80 Type:s40 AccessType:s40
        `
    },
    StaticResource: {
        prefix: '081',
        nocreate: true,
        fields: `
            Name:s255 Body:x BodyLength:i ContentType:s120 Description:t NamespacePrefix:s15
            CacheControl:s40
        `
    }
};

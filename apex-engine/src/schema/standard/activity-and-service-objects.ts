import type { StandardObject } from './standard-objects.ts';

export const ACTIVITY_AND_SERVICE_OBJECTS: Record<string, StandardObject> = {
    Case: {
        prefix: '500',
        fields: `
            CaseNumber:s30* AccountId:r{Account|Account|Cases} ContactId:r{Contact|Contact|Cases}
            ParentId:r{Case|Parent|Cases} Subject:s255 Description:t
            Status:pl{New|Working|Escalated|Closed}=New Priority:pl{High|Medium|Low}
            Origin:pl{Phone|Email|Web} Reason:pl{Other} Type:pl{Problem|Other} IsClosed:b* ClosedDate:dt*
            IsEscalated:b OwnerId:r{User/Group|Owner|} RecordTypeId:r{RecordType|RecordType|}
            SuppliedEmail:e SuppliedName:s80 SuppliedPhone:s40 SuppliedCompany:s80 Comments:t
        `
    },
    Task: {
        prefix: '00T',
        fields: `
            Subject:s255
            Status:pl{Not Started|In Progress|Completed|Waiting on someone else|Deferred}=Not Started
            Priority:pl{High|Normal|Low}=Normal ActivityDate:d Description:t OwnerId:r{User/Group|Owner|}
            WhatId:r{Account/Opportunity/Case/Campaign|What|Tasks} WhoId:r{Contact/Lead|Who|Tasks}
            IsClosed:b* IsHighPriority:b* Type:pl{Call|Email|Meeting|Other}
            TaskSubtype:pl{Task|Email|Call|ListEmail} CallDurationInSeconds:i
            CallType:pl{Internal|Inbound|Outbound} CallDisposition:s255 IsReminderSet:b
            ReminderDateTime:dt AccountId:r{Account|Account|}* RecordTypeId:r{RecordType|RecordType|}
            CompletedDateTime:dt* IsArchived:b* IsRecurrence:b
        `
    },
    Event: {
        prefix: '00U',
        fields: `
            Subject:s255 StartDateTime:dt EndDateTime:dt ActivityDate:d ActivityDateTime:dt
            DurationInMinutes:i Description:t Location:s255 OwnerId:r{User|Owner|}
            WhatId:r{Account/Opportunity/Case|What|Events} WhoId:r{Contact/Lead|Who|Events}
            IsAllDayEvent:b IsPrivate:b Type:pl{Call|Email|Meeting|Other}
        `
    },
    EmailMessage: {
        prefix: '02s',
        fields: `
            Subject:s255 TextBody:t HtmlBody:t ToAddress:s4000 FromAddress:s1000 FromName:s1000
            ParentId:r{Case|Parent|EmailMessages} RelatedToId:s18
            Status:pl{New|Read|Replied|Sent|Forwarded|Draft} Incoming:b MessageDate:dt CcAddress:s4000
            BccAddress:s4000 Headers:t HasAttachment:b* MessageIdentifier:s765 ThreadIdentifier:s765
            ActivityId:s18 ReplyToEmailMessageId:s18 IsClientManaged:b ToIds:a CcIds:a BccIds:a
            IsExternallyVisible:b ValidatedFromAddress:s255 FromId:s18
        `
    },
    EmailTemplate: {
        prefix: '00X',
        fields: `
            Name:s80! DeveloperName:s80 Subject:s255 Body:t HtmlValue:t FolderId:s18 TemplateType:s40
            IsActive:b
        `
    },
    OrgWideEmailAddress: {
        prefix: '0D2',
        nocreate: true,
        fields: `
            Address:e DisplayName:s80 IsAllowAllProfiles:b
        `
    },
    FeedItem: {
        prefix: '0D5',
        fields: `
            Body:t ParentId:s18! Type:s40 Title:s255 LinkUrl:u RelatedRecordId:s18
        `
    },
    CollaborationGroup: {
        prefix: '0F9',
        fields: `
            Name:s40! CollaborationType:pl{Public|Private}! Description:t OwnerId:r{User|Owner|}
        `
    },
    Topic: {
        prefix: '0TO',
        fields: `
            Name:s99! Description:t NetworkId:s18 TalkingAbout:i*
        `
    },
    TopicAssignment: {
        prefix: '0i1',
        fields: `
            TopicId:r{Topic|Topic|TopicAssignments}!
            EntityId:r{Account/Contact/Opportunity/Case|Entity|TopicAssignments}! NetworkId:s18
            EntityKeyPrefix:s3* EntityType:s40*
        `
    },
    Holiday: {
        prefix: '0C0',
        fields: `
            Name:s80 ActivityDate:d
        `
    },
    BusinessHours: {
        prefix: '01m',
        nocreate: true,
        fields: `
            Name:s80 IsActive:b IsDefault:b TimeZoneSidKey:s40
        `
    },
    EmailMessageRelation: {
        prefix: '0Hx',
        fields: `
            EmailMessageId:r{EmailMessage|EmailMessage|EmailMessageRelations}!
            RelationId:r{Contact/Lead/User|Relation|EmailMessageRelations}
            RelationType:pl{FromAddress|ToAddress|CcAddress|BccAddress|OtherAddress} RelationAddress:e
            RelationObjectType:s40*
        `
    },
    CaseComment: {
        prefix: '00a',
        fields: `
            ParentId:r{Case|Parent|CaseComments}! CommentBody:t IsPublished:b
        `
    },
    ListEmail: {
        prefix: '0XB',
        fields: `
            Name:s255 Subject:s255 HtmlBody:t TextBody:t CampaignId:r{Campaign|Campaign|ListEmails}
            Status:s40 OwnerId:r{User|Owner|}
        `
    }
};

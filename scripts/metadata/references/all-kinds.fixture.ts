import { metadataXml } from '../project.fixture.ts';

const field = (name: string, content: string) =>
    metadataXml('CustomField', `<fullName>${name}</fullName><label>${name}</label>${content}`);
const property = (name: string, value: string) =>
    `<componentInstanceProperties><name>${name}</name><value>${value}</value></componentInstanceProperties>`;

/** A small project in which every kind of file names something, and everything that is named is there. */
export const PROJECT: Record<string, string> = {
    'objects/Deal__c/Deal__c.object-meta.xml': metadataXml(
        'CustomObject',
        '<compactLayoutAssignment>Short</compactLayoutAssignment><label>Deal</label>'
    ),
    'objects/Deal__c/fields/Kind__c.field-meta.xml': field(
        'Kind__c',
        `<type>Picklist</type><valueSet><controllingField>Area__c</controllingField><valueSetDefinition>
        <sorted>false</sorted><value><fullName>New</fullName><default>false</default><label>New one</label>
        </value></valueSetDefinition></valueSet>`
    ),
    'objects/Deal__c/fields/Area__c.field-meta.xml': field(
        'Area__c',
        `<type>Lookup</type><referenceTo>Area__c</referenceTo><relationshipName>Deals</relationshipName>
        <lookupFilter><active>true</active><isOptional>true</isOptional><filterItems>
        <field>Area__c.Active__c</field><operation>equals</operation><value>True</value></filterItems>
        </lookupFilter>`
    ),
    'objects/Deal__c/fields/Sign__c.field-meta.xml': field(
        'Sign__c',
        '<type>Text</type><formula>IF(Area__r.Active__c, IMAGE("/resource/Tick", "Kind__c"), "")</formula>'
    ),
    'objects/Area__c/Area__c.object-meta.xml': metadataXml('CustomObject', '<label>Area</label>'),
    'objects/Area__c/fields/Active__c.field-meta.xml': field('Active__c', '<type>Checkbox</type>'),
    'objects/Deal__c/compactLayouts/Short.compactLayout-meta.xml': metadataXml(
        'CompactLayout',
        '<fullName>Short</fullName><fields>Name</fields><fields>Kind__c</fields><label>Short</label>'
    ),
    'objects/Deal__c/listViews/All.listView-meta.xml': metadataXml(
        'ListView',
        `<fullName>All</fullName><columns>NAME</columns><columns>Sign__c</columns>
        <filterScope>Everything</filterScope><filters><field>Kind__c</field><operation>equals</operation>
        <value>New</value></filters><label>All</label>`
    ),
    'objects/Deal__c/validationRules/Fixed.validationRule-meta.xml': metadataXml(
        'ValidationRule',
        `<fullName>Fixed</fullName><active>true</active><errorConditionFormula>AND(NOT($Permission.Relay),
        ISCHANGED(Kind__c))</errorConditionFormula><errorDisplayField>Area__c</errorDisplayField>
        <errorMessage>Fixed.</errorMessage>`
    ),
    'customPermissions/Relay.customPermission-meta.xml': metadataXml(
        'CustomPermission',
        '<isLicensed>false</isLicensed><label>Relay</label>'
    ),
    'staticresources/Tick.resource-meta.xml': metadataXml(
        'StaticResource',
        '<cacheControl>Public</cacheControl><contentType>image/svg+xml</contentType>'
    ),
    'layouts/Area__c-Area Layout.layout-meta.xml': metadataXml(
        'Layout',
        `<layoutSections><label>Information</label><layoutColumns><layoutItems><behavior>Edit</behavior>
        <field>Active__c</field></layoutItems></layoutColumns><style>OneColumn</style></layoutSections>
        <relatedLists><fields>NAME</fields><fields>Kind__c</fields><relatedList>Deal__c.Area__c</relatedList>
        <sortField>Sign__c</sortField><sortOrder>Asc</sortOrder></relatedLists>`
    ),
    'flexipages/Area_Page.flexipage-meta.xml': metadataXml(
        'FlexiPage',
        `<flexiPageRegions><itemInstances><componentInstance><componentName>card</componentName>
        </componentInstance></itemInstances><itemInstances><componentInstance>
        ${property('relatedListApiName', 'Deals__r')}
        ${property('relatedListFieldAliases', 'Kind__c')}${property('sortFieldAlias', 'Sign__c')}
        <componentName>lst:dynamicRelatedList</componentName></componentInstance></itemInstances>
        <name>main</name><type>Region</type></flexiPageRegions><masterLabel>Area</masterLabel>
        <sobjectType>Area__c</sobjectType><template><name>flexipage:recordHomeTemplateDesktop</name>
        </template><type>RecordPage</type>`
    ),
    'lwc/card/card.js-meta.xml': metadataXml('LightningComponentBundle', '<isExposed>true</isExposed>'),
    'tabs/Deal__c.tab-meta.xml': metadataXml('CustomTab', '<customObject>true</customObject>'),
    'applications/Sales.app-meta.xml': metadataXml(
        'CustomApplication',
        `<actionOverrides><content>Area_Page</content><pageOrSobjectType>Area__c</pageOrSobjectType>
        </actionOverrides><tabs>standard-home</tabs><tabs>Deal__c</tabs>`
    ),
    'permissionsets/Seller.permissionset-meta.xml': metadataXml(
        'PermissionSet',
        `<applicationVisibilities><application>Sales</application><visible>true</visible>
        </applicationVisibilities><label>Seller</label>`
    ),
    'reportTypes/Areas_with_Deals.reportType-meta.xml': metadataXml(
        'ReportType',
        `<baseObject>Area__c</baseObject><deployed>true</deployed><join><outerJoin>true</outerJoin>
        <relationship>Deals__r</relationship></join><label>Areas with deals</label><sections><columns>
        <checkedByDefault>true</checkedByDefault><field>Active__c</field><table>Area__c</table></columns>
        <columns><checkedByDefault>true</checkedByDefault><field>Kind__c</field>
        <table>Area__c.Deals__r</table></columns><masterLabel>All</masterLabel></sections>`
    ),
    'reports/Ours.reportFolder-meta.xml': metadataXml('ReportFolder', '<name>Ours</name>'),
    'reports/Ours/By_Kind.report-meta.xml': metadataXml(
        'Report',
        `<columns><field>Area__c$Active__c</field></columns><format>Summary</format><groupingsDown>
        <field>Area__c.Deals__r$Kind__c</field><sortOrder>Asc</sortOrder></groupingsDown><name>By kind</name>
        <reportType>Areas_with_Deals__c</reportType>`
    ),
    'reports/Ours/Plain.report-meta.xml': metadataXml(
        'Report',
        `<columns><field>NAME</field></columns><columns><field>Deal__c.Kind__c</field></columns>
        <format>Tabular</format><name>Plain</name><reportType>CustomEntity$Deal__c</reportType>`
    ),
    'dashboards/Ours/Board.dashboard-meta.xml': metadataXml(
        'Dashboard',
        `<backgroundEndColor>#FFFFFF</backgroundEndColor>
        <backgroundFadeDirection>Diagonal</backgroundFadeDirection>
        <backgroundStartColor>#FFFFFF</backgroundStartColor><dashboardGridLayout><dashboardGridComponents>
        <colSpan>6</colSpan><columnIndex>0</columnIndex><dashboardComponent>
        <componentType>Bar</componentType><report>Ours/By_Kind</report></dashboardComponent>
        <rowIndex>0</rowIndex><rowSpan>4</rowSpan></dashboardGridComponents>
        <numberOfColumns>12</numberOfColumns><rowHeight>36</rowHeight></dashboardGridLayout>
        <textColor>#000000</textColor><title>Board</title><titleColor>#000000</titleColor>
        <titleSize>12</titleSize>`
    ),
    'labels/CustomLabels.labels-meta.xml': metadataXml(
        'CustomLabels',
        `<labels><fullName>Hello</fullName><language>en_US</language><protected>true</protected>
        <shortDescription>Hello</shortDescription><value>Hello</value></labels>`
    ),
    'lwc/card/card.ts': "import hello from '@salesforce/label/c.Hello';",
    'translations/es.translation-meta.xml': metadataXml(
        'Translations',
        `<customApplications><label>Ventas</label><name>Sales</name></customApplications><customLabels>
        <label>Hola</label><name>Hello</name></customLabels>`
    ),
    'objectTranslations/Deal__c-es/Deal__c-es.objectTranslation-meta.xml': metadataXml(
        'CustomObjectTranslation',
        `<fields><label>Clase</label><name>Kind__c</name><picklistValues><masterLabel>New one</masterLabel>
        <translation>Nueva</translation></picklistValues></fields><validationRules>
        <errorMessage>Fijo.</errorMessage><name>Fixed</name></validationRules>`
    ),
    'objectTranslations/Area__c-es/Area__c-es.objectTranslation-meta.xml': metadataXml(
        'CustomObjectTranslation',
        `<layouts><layout>Area Layout</layout><sections><label>Datos</label><section>Information</section>
        </sections></layouts>`
    )
};

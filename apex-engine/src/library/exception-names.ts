/** The platform's exceptions, those of System without their namespace. */
export const PLATFORM_EXCEPTIONS = `
    AssertException AsyncException AuraHandledException BigObjectException CalloutException CanvasException
    DataWeaveScriptException DmlException DuplicateMessageException EmailException ExecutionException
    ExternalObjectException FatalCursorException FinalException FlowException FormulaEvaluationException
    FormulaValidationException HandledException IllegalArgumentException InvalidHeaderException
    InvalidParameterValueException InvalidReadOnlyUserDmlException InvalidUrlException JSONException
    LimitException ListException MalformedURLException MathException NoAccessException NoDataFoundException
    NoSuchAlgorithmException NoSuchElementException NullPointerException OrgLimitException PolyglotException
    ProcedureException QueryException RequiredFeatureMissing RequiredFeatureMissingException SObjectException
    SearchException SecurityException SerializationException StringException TouchHandledException
    TransientCursorException TransientQueryException TypeException UnexpectedException
    UnsupportedOperationException VisualforceException XmlException
    Auth.AuthProviderPluginException
    Cache.CacheBuilderExecutionException Cache.InvalidParamException Cache.ItemSizeLimitExceededException
    Cache.Org.OrgCacheException Cache.OrgCacheException Cache.PlatformCacheInvalidOperationException
    Cache.Session.SessionCacheException Cache.SessionCacheException
    Canvas.CanvasRenderException
    ConnectApi.ConnectApiException ConnectApi.NotFoundException
    Database.CursorException
    DataWeave.DataWeaveScriptException
    EventBus.RetryableException
    Flow.FlowException
    Metadata.MetadataException
`
    .split(/\s+/)
    .filter(Boolean);

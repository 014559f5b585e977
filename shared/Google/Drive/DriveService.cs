using Google.Apis.Discovery;
using Google.Apis.Requests;
using Google.Apis.Services;
using Google.Apis.Upload;
using Google.Apis.Util;

// Stands in for the package Google.Apis.Drive.v3, which the package feed lacks: the same namespace and names over the same
// runtime, cut to what is used, so that the package can take its place.
namespace Google.Apis.Drive.v3;

public sealed class DriveService(BaseClientService.Initializer initializer) : BaseClientService(initializer)
{
    public override string Name => "drive";
    public override string BaseUri => BaseUriOverride ?? "https://www.googleapis.com/";
    public override string BasePath => "";
    public override IList<string> Features => [];

    public FilesResource Files => new(this);
}

public sealed class FilesResource(IClientService service)
{
    public ListRequest List() => new(service);
    public GetRequest Get(string fileId) => new(service, fileId);
    public GenerateIdsRequest GenerateIds() => new(service);
    public CreateRequest Create(Data.File body) => new(service, body);
    public UpdateRequest Update(Data.File body, string fileId) => new(service, body, fileId);
    public CreateMediaUpload Create(Data.File body, Stream stream, string contentType) => new(service, body, stream, contentType);
    public UpdateMediaUpload Update(Data.File body, string fileId, Stream stream, string contentType) => new(service, body, fileId, stream, contentType);

    /// <summary>What is found may lag behind what was written: the list comes out of an index, unlike a single file.</summary>
    public sealed class ListRequest : DriveBaseServiceRequest<Data.FileList>
    {
        public ListRequest(IClientService service) : base(service) => InitParameters();

        /// <summary>Such as <c>'root' in parents and trashed = false</c>.</summary>
        [RequestParameter("q", RequestParameterType.Query)]
        public string? Q { get; set; }
        [RequestParameter("spaces", RequestParameterType.Query)]
        public string? Spaces { get; set; }
        /// <summary>1 to 1000.</summary>
        [RequestParameter("pageSize", RequestParameterType.Query)]
        public int? PageSize { get; set; }
        [RequestParameter("pageToken", RequestParameterType.Query)]
        public string? PageToken { get; set; }

        public override string MethodName => "list";
        public override string HttpMethod => "GET";
        public override string RestPath => "drive/v3/files";

        protected override void InitParameters()
        {
            base.InitParameters();
            foreach (var name in (string[])["q", "spaces", "pageSize", "pageToken"])
                Declare(name);
        }
    }

    public sealed class GetRequest : DriveBaseServiceRequest<Data.File>
    {
        public GetRequest(IClientService service, string fileId) : base(service)
        {
            FileId = fileId;
            InitParameters();
        }

        [RequestParameter("fileId", RequestParameterType.Path)]
        public string FileId { get; }

        public override string MethodName => "get";
        public override string HttpMethod => "GET";
        public override string RestPath => "drive/v3/files/{fileId}";

        protected override void InitParameters()
        {
            base.InitParameters();
            Declare("fileId", "path", required: true);
        }
    }

    public sealed class GenerateIdsRequest : DriveBaseServiceRequest<Data.GeneratedIds>
    {
        public GenerateIdsRequest(IClientService service) : base(service) => InitParameters();

        /// <summary>1 to 1000.</summary>
        [RequestParameter("count", RequestParameterType.Query)]
        public int? Count { get; set; }

        public override string MethodName => "generateIds";
        public override string HttpMethod => "GET";
        public override string RestPath => "drive/v3/files/generateIds";

        protected override void InitParameters()
        {
            base.InitParameters();
            Declare("count");
        }
    }

    /// <summary>Makes a file without content, such as a folder.</summary>
    public sealed class CreateRequest : DriveBaseServiceRequest<Data.File>
    {
        private readonly Data.File _body;

        public CreateRequest(IClientService service, Data.File body) : base(service)
        {
            _body = body;
            InitParameters();
        }

        public override string MethodName => "create";
        public override string HttpMethod => "POST";
        public override string RestPath => "drive/v3/files";
        protected override object GetBody() => _body;
    }

    /// <summary>Changes the fields that the body has.</summary>
    public sealed class UpdateRequest : DriveBaseServiceRequest<Data.File>
    {
        private readonly Data.File _body;

        public UpdateRequest(IClientService service, Data.File body, string fileId) : base(service)
        {
            _body = body;
            FileId = fileId;
            InitParameters();
        }

        [RequestParameter("fileId", RequestParameterType.Path)]
        public string FileId { get; }

        public override string MethodName => "update";
        public override string HttpMethod => "PATCH";
        public override string RestPath => "drive/v3/files/{fileId}";
        protected override object GetBody() => _body;

        protected override void InitParameters()
        {
            base.InitParameters();
            Declare("fileId", "path", required: true);
        }
    }

    /// <summary>Makes a file with its content. It stands there whole once the last piece came, or not at all.</summary>
    public sealed class CreateMediaUpload : ResumableUpload<Data.File, Data.File>
    {
        public CreateMediaUpload(IClientService service, Data.File body, Stream stream, string contentType)
            : base(service, "upload/drive/v3/files", "POST", stream, contentType) => Body = body;

        [RequestParameter("fields", RequestParameterType.Query)]
        public string? Fields { get; set; }
    }

    /// <summary>Replaces a file's content. The old one stands there until the last piece came.</summary>
    public sealed class UpdateMediaUpload : ResumableUpload<Data.File, Data.File>
    {
        public UpdateMediaUpload(IClientService service, Data.File body, string fileId, Stream stream, string contentType)
            : base(service, "upload/drive/v3/files/{fileId}", "PATCH", stream, contentType) => (Body, FileId) = (body, fileId);

        [RequestParameter("fileId", RequestParameterType.Path)]
        public string FileId { get; }
        [RequestParameter("fields", RequestParameterType.Query)]
        public string? Fields { get; set; }
    }
}

public abstract class DriveBaseServiceRequest<TResponse>(IClientService service) : ClientServiceRequest<TResponse>(service)
{
    /// <summary>What the answer shall hold; without it Drive tells kind, id, name and mimeType.</summary>
    [RequestParameter("fields", RequestParameterType.Query)]
    public string? Fields { get; set; }

    protected override void InitParameters()
    {
        base.InitParameters();
        Declare("fields");
    }

    private protected void Declare(string name, string type = "query", bool required = false) =>
        RequestParameters.Add(name, new Parameter { Name = name, IsRequired = required, ParameterType = type });
}

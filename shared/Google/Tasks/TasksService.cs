using Google.Apis.Discovery;
using Google.Apis.Requests;
using Google.Apis.Services;
using Google.Apis.Util;

// Stands in for the package Google.Apis.Tasks.v1, which the package feed lacks: the same namespace and names over the same
// runtime, cut to what is used, so that the package can take its place.
namespace Google.Apis.Tasks.v1;

public sealed class TasksService(BaseClientService.Initializer initializer) : BaseClientService(initializer)
{
    public override string Name => "tasks";
    public override string BaseUri => BaseUriOverride ?? "https://tasks.googleapis.com/";
    public override string BasePath => "";
    public override IList<string> Features => [];

    public TasksResource Tasks => new(this);
}

public sealed class TasksResource(IClientService service)
{
    public InsertRequest Insert(Data.Task body, string tasklist) => new(service, body, tasklist);
    public ListRequest List(string tasklist) => new(service, tasklist);
    public GetRequest Get(string tasklist, string task) => new(service, tasklist, task);
    public PatchRequest Patch(Data.Task body, string tasklist, string task) => new(service, body, tasklist, task);
    public DeleteRequest Delete(string tasklist, string task) => new(service, tasklist, task);

    /// <summary>Creates a task. Google reads its place from <see cref="Parent"/> and <see cref="Previous"/> and ignores both in the body.</summary>
    public sealed class InsertRequest : TasksBaseServiceRequest<Data.Task>
    {
        private readonly Data.Task _body;

        public InsertRequest(IClientService service, Data.Task body, string tasklist) : base(service)
        {
            _body = body;
            Tasklist = tasklist;
            InitParameters();
        }

        [RequestParameter("tasklist", RequestParameterType.Path)]
        public string Tasklist { get; }
        [RequestParameter("parent", RequestParameterType.Query)]
        public string? Parent { get; set; }
        /// <summary>The sibling it stands behind; without it the task becomes the first one.</summary>
        [RequestParameter("previous", RequestParameterType.Query)]
        public string? Previous { get; set; }

        public override string MethodName => "insert";
        public override string HttpMethod => "POST";
        public override string RestPath => "tasks/v1/lists/{tasklist}/tasks";
        protected override object GetBody() => _body;

        protected override void InitParameters()
        {
            base.InitParameters();
            Declare("tasklist", "path", required: true);
            Declare("parent");
            Declare("previous");
        }
    }

    public sealed class ListRequest : TasksBaseServiceRequest<Data.Tasks>
    {
        public ListRequest(IClientService service, string tasklist) : base(service)
        {
            Tasklist = tasklist;
            InitParameters();
        }

        [RequestParameter("tasklist", RequestParameterType.Path)]
        public string Tasklist { get; }
        [RequestParameter("updatedMin", RequestParameterType.Query)]
        public string? UpdatedMin { get; set; }
        [RequestParameter("showCompleted", RequestParameterType.Query)]
        public bool? ShowCompleted { get; set; }
        [RequestParameter("showDeleted", RequestParameterType.Query)]
        public bool? ShowDeleted { get; set; }
        [RequestParameter("showHidden", RequestParameterType.Query)]
        public bool? ShowHidden { get; set; }
        [RequestParameter("maxResults", RequestParameterType.Query)]
        public int? MaxResults { get; set; }
        [RequestParameter("pageToken", RequestParameterType.Query)]
        public string? PageToken { get; set; }

        public override string MethodName => "list";
        public override string HttpMethod => "GET";
        public override string RestPath => "tasks/v1/lists/{tasklist}/tasks";

        protected override void InitParameters()
        {
            base.InitParameters();
            Declare("tasklist", "path", required: true);
            foreach (var name in (string[])["updatedMin", "showCompleted", "showDeleted", "showHidden", "maxResults", "pageToken"])
                Declare(name);
        }
    }

    public sealed class GetRequest(IClientService service, string tasklist, string task) : OneTaskRequest<Data.Task>(service, tasklist, task)
    {
        public override string MethodName => "get";
        public override string HttpMethod => "GET";
    }

    /// <summary>Changes the fields that the body has.</summary>
    public class PatchRequest(IClientService service, Data.Task body, string tasklist, string task) : OneTaskRequest<Data.Task>(service, tasklist, task)
    {
        public override string MethodName => "patch";
        public override string HttpMethod => "PATCH";
        protected override object GetBody() => body;
    }

    public sealed class DeleteRequest(IClientService service, string tasklist, string task) : OneTaskRequest<string>(service, tasklist, task)
    {
        public override string MethodName => "delete";
        public override string HttpMethod => "DELETE";
    }

    /// <summary>What is asked of one task.</summary>
    public abstract class OneTaskRequest<TResponse> : TasksBaseServiceRequest<TResponse>
    {
        protected OneTaskRequest(IClientService service, string tasklist, string task) : base(service)
        {
            Tasklist = tasklist;
            Task = task;
            InitParameters();
        }

        [RequestParameter("tasklist", RequestParameterType.Path)]
        public string Tasklist { get; }
        [RequestParameter("task", RequestParameterType.Path)]
        public string Task { get; }

        public override string RestPath => "tasks/v1/lists/{tasklist}/tasks/{task}";

        protected sealed override void InitParameters()
        {
            base.InitParameters();
            Declare("tasklist", "path", required: true);
            Declare("task", "path", required: true);
        }
    }
}

public abstract class TasksBaseServiceRequest<TResponse>(IClientService service) : ClientServiceRequest<TResponse>(service)
{
    private protected void Declare(string name, string type = "query", bool required = false) =>
        RequestParameters.Add(name, new Parameter { Name = name, IsRequired = required, ParameterType = type });
}

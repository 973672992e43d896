/** What a column or key is for, where it is no measurement. */
export type Role =
  | "model"
  | "backend"
  | "item"
  | "error"
  | "code"
  | "exit"
  | "success"
  | "failure"
  | "flag"
  | "status"
  | "warm-up"
  | "cold"
  | "timestamp"
  | "captured"
  | "command"
  | "unit"
  | "time-unit"
  | "dimension"
  | "setting";

const rows: readonly (readonly [Role, string])[] = [
  [
    "model",
    "model model_name model_id model_tag model_path model_repo model_file llm llm_name llm_model served_model_name hf_model",
  ],
  ["backend", "backend engine framework runtime method provider inference_engine"],
  [
    "item",
    "name test_name test benchmark benchmark_name kernel kernel_name prompt prompt_text workload config_name scenario case test_case bench",
  ],
  [
    "error",
    "error errors error_message error_msg error_text error_type error_reason err err_msg exception failure_reason fail_reason failure_message last_error",
  ],
  ["code", "http_code status_code http_status http_status_code response_code response_status"],
  ["exit", "exit_code exitcode return_code returncode exit_codes exit_status retcode error_code errno rc"],
  ["success", "success ok passed successful is_success succeeded_flag is_ok completed_ok valid"],
  ["failure", "failed errored cancelled aborted crashed"],
  [
    "flag",
    "is_error is_failed has_error has_failed was_cancelled timed_out is_timeout was_aborted is_cancelled is_oom did_fail request_failed",
  ],
  ["status", "status state outcome run_status"],
  ["warm-up", "warmup warm_up is_warmup is_warm_up warmup_run is_warmup_run"],
  ["cold", "is_cold cold_start_flag"],
  [
    "timestamp",
    "timestamp time_stamp tstamp datetime date created_at generated_at started_at ended_at epoch start_time end_time ts time_utc created start end finished " +
      "completed_at finished_at begin_time finish_time stop_time start_timestamp end_timestamp test_time run_time_utc start_times request_start request_end request_ack",
  ],
  [
    "captured",
    "captured_at ingested_at logged_at recorded_at exported_at collected_at inserted_at updated_at fetched_at imported_at written_at saved_at",
  ],
  ["command", "command cmd cmdline command_line argv invocation model_args"],
  ["unit", "unit units"],
  ["time-unit", "time_unit time_units"],
  [
    "dimension",
    "id index run iteration step pid tid port year rank prompt_index stage variant version repeat repetition trial unnamed:_0 " +
      "uuid guid run_id request_id session_id turn gpu_index gpu_id device_id idx row no line_no turn_index repetition_index run_index per_family_instance_index family_index build_number build_commit commit",
  ],
];

/** The role of a whole name. */
export const roleWords: ReadonlyMap<string, Role> = new Map(
  rows.flatMap(([role, names]) => names.split(" ").map((name): [string, Role] => [name, role])),
);

/** Settings under the name that the file gives, and their other spellings. */
export const settingWords: ReadonlyMap<string, string> = new Map([
  ...(
    "num_gpu num_ctx num_batch num_thread num_predict main_gpu use_mmap temperature top_p top_k repeat_penalty seed batch_size " +
    "seq_len embed_dim num_heads num_layers channels height width input_dim hidden_dim dtype device quantization n_batch n_ubatch " +
    "n_threads n_gpu_layers type_k type_v n_prompt n_gen n_depth flash_attn split_mode use_direct_io embeddings no_kv_offload " +
    // How much is asked of a server, and how often.
    "concurrency num_concurrency number_of_concurrency connections num_connections number_of_connections pipelining forks measurement_iterations request_rate requested_rate arrival_rate offered_load offered_rate burstiness num_prompts concurrent_requests num_concurrent_requests " +
    "parallel parallelism clients users threads workers streams processes replicas vus n_parallel n_concurrent batch_sizes " +
    "num_requests_per_client duration_limit requests_per_client " +
    // How long what is sent and asked for may be.
    "context_size ctx_size context_length ctx_len context_window ctx n_ctx prompt_size response_size depth n_predict isl osl " +
    "random_input_len random_output_len random_range_ratio sharegpt_output_len sonnet_input_len sonnet_output_len requested_output_tokens target_output_tokens " +
    "target_input_tokens input_len_target output_len_target input_length_target " +
    // Sampling.
    "min_p typical_p tfs_z mirostat mirostat_tau mirostat_eta presence_penalty frequency_penalty repetition_penalty length_penalty dry_multiplier dry_base " +
    "dry_allowed_length xtc_probability xtc_threshold repeat_last_n penalize_nl n_keep n_probs n_discard ignore_eos best_of use_beam_search do_sample num_beams " +
    "num_return_sequences logprobs top_logprobs dynatemp_range dynatemp_exponent " +
    // How a model is run.
    "tp pp dp ep tp_size pp_size dp_size ep_size gpu_layers ngl n_gpus num_gpus gpu_count num_nodes gpu_memory_utilization kv_cache_dtype cache_type_k cache_type_v " +
    "block_size swap_space page_size chunk_size group_size mem_fraction_static speculative_num_steps num_speculative_tokens n_draft draft_n n_cpu_moe " +
    "n_threads_batch n_kv_max pl n_seq_max is_pp_shared world_size weight_type num_fewshot n_shot fewshot keep_alive num_keep numa f16_kv low_vram use_mlock vocab_only poll poll_ms"
  )
    .split(" ")
    .map((name): [string, string] => [name, name]),
  ["temp", "temperature"],
  ["tag", "quantization"],
]);

/** Words of which a `max_` or a `min_` before them is a limit that somebody set, and not the largest of several. */
export const limited = new Set(
  (
    "tokens token toks tok new_tokens len length lens seqs seq batch batch_size batchsize size concurrency concurrent parallel workers threads requests prompts retries iterations " +
    "samples runs steps rounds depth p ctx context context_length model_len queue queued num_seqs users clients connections num turns seconds minutes wait delay timeout attempts " +
    "epochs beams num_batched_tokens running_requests total_tokens layers streams errors error_rate age images keep backoff rate slots"
  ).split(" "),
);

/** Endings that make any name a setting: `read_timeout_s`, `slo_ttft_ms`, `warmup_runs`. */
export const settingShapes =
  /(?:^|_)(?:timeout|deadline|limit|threshold|slo|target|budget|cooldown|interval|rampup|ramp_up|think_time)(?:_connect|_read)?$|^(?:timeout|limit|threshold|sla(?!_(?:attain|met|violat|pass|miss|compli))|slo(?!_(?:attain|met|violat|pass|miss|compli))|target|warmup|warm_up|cooldown|rampup|ramp_up|requested|configured|desired)_|(?:^|_)seed$|(?:^|_)(?:num|n|number_of)_(?:threads|workers|clients|users|gpus|cpus|cores|layers|heads|experts|shots|fewshot|prompts|concurrent|parallel|ctx|batch|predict|keep|seqs|streams|slots|nodes|devices|replicas|beams|turns|warmups?|processes|instances|concurrent_\w+|parallel_\w+)$|^(?:page|block|chunk|buffer|sector)_size(?:_[a-z]+)?$|^(?:tensor|pipeline|data|expert|context)_parallel(?:ism)?(?:_size)?$/;

/** Names of points in time, before their unit: `queued_at`, `first_token_timestamp`, `scheduler_start_time`. */
export const instantShapes =
  /(?:^|_)(?:at|timestamps?|datetime|(?<!cold_|warm_|hot_)start_times?|end_times?|begin_time|finish_time|stop_time|cancellation_time|arrival_times?|started|ended)$|(?:^|_)(?:request|run|test|stream|call|session|job|batch|server|client|generation|decode|prefill|span|query|response|first_token|last_token|benchmark|phase|task|worker)_(?:start|end|begin|finish|stop|started|ended|ack|sent|received|submitted|scheduled|queued|dispatched)$/;

/** Endings of names that tell records apart. */
export const identifierShapes =
  /(?:^|_)(?:id|ids|uuid|guid|hash|sha|sha\d+|commit|revision|pid|tid|port|serial|idx|index|build_number|(?:schema|format|file|report)_version|line_no|session_num|row_number|checksum|digest)$/;

/** Objects that hold settings, and objects that describe the machine: none of their numbers was measured. */
export const settingObjects =
  /(?:^|_)(?:options?|config|configs|configuration|configurations|settings?|params|parameters|args|arguments|kwargs|setup|hyperparameters|constraints|strategy|profile|load_config|inputs?_config|sampling|sampling_params|generation_settings|slos?|sla|targets?|limits?|thresholds?)$/;
export const aboutObjects =
  /^(?:(?:system|machine|hardware|host|runtime|accelerator|server|environment|gpu|cpu|platform|build|software|os|device|commit|python|git|tool|run|model|dataset|env|version|world|engine|cluster|node|deployment)_?info|environment|context|hardware|machine|host|platform|versions?|git|n_shot|config_general|config_tasks|summary_tasks|summary_general|task_hashes|group_subtasks|higher_is_better|n_samples|pretty_env_info|host_environment_info|environment_information|system_information|machine_context|model_info|libraries|dependencies|packages)$/;

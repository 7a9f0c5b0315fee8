package org.affectlab.servicekit.jobs.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A caller's jobs, the newest first. */
@Schema(name = "JobList")
public record JobList(List<JobView> jobs) {
    public JobList {
        jobs = List.copyOf(jobs);
    }
}

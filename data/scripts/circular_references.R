# Write data/reference/circular/r.csv: values of R's package circular for the published observations.
#
# Run `Rscript data/scripts/circular_references.R` after `apt-get install r-cran-circular`. It reads the files of
# `observations/` by the rule of circular_data.py. A row is missing where circular gives no number.

suppressMessages(library(circular))

script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
data_folder <- dirname(dirname(normalizePath(script)))
origin <- paste("R circular", packageDescription("circular")$Version)

# Angles of one table in radians: degrees times the rounded pi / 180.
angles_of <- function(table) {
  if ("direction_rad" %in% names(table)) return(table$direction_rad)
  degrees <- if ("time_min" %in% names(table)) table$time_min / 4 else table$direction_deg
  rep(degrees * (pi / 180), if ("count" %in% names(table)) table$count else 1)
}

# The samples of one file, named as in circular_data.py.
read_file <- function(path) {
  table <- read.csv(path)
  name <- sub("\\.csv$", "", basename(path))
  if (!"sample" %in% names(table)) return(setNames(list(angles_of(table)), name))
  parts <- split(table, table$sample)
  setNames(lapply(parts, angles_of), paste0(name, "/", names(parts)))
}

# All values of circular for one sample: a list named "statistic,parameter".
one_sample <- function(radians) {
  x <- circular(radians)
  fit <- mle.vonmises(x)
  moments <- unlist(lapply(1:3, function(p) moment_values(x, p)))
  c(
    "mean_direction," = mean(x), "mean_resultant_length," = rho.circular(x),
    "circular_variance," = var(x), "circular_std," = sd(x), "angular_deviation," = angular.deviation(x),
    "median," = median(x), "mean_distance,median" = meandeviation(x), "range," = range(x),
    "quantile,p=0.25" = quantile(x, 0.25, names = FALSE), "quantile,p=0.75" = quantile(x, 0.75, names = FALSE),
    moments,
    "kappa," = fit$kappa, "se_loc," = fit$se.mu, "se_kappa," = fit$se.kappa,
    "kappa,best_fisher" = mle.vonmises(x, bias = TRUE)$kappa,
    "kappa,loc=0" = mle.vonmises(x, mu = circular(0))$kappa, "kappa,loc=1" = mle.vonmises(x, mu = circular(1))$kappa,
    "rayleigh_p," = rayleigh.test(x)$p.value, "known_loc_p,loc=0" = rayleigh.test(x, mu = circular(0))$p.value,
    "kuiper_modified,uniform" = kuiper.test(x)$statistic,
    "watson_modified,uniform" = watson.test(x)$statistic, "watson_u2,fit" = watson.test(x, dist = "vonmises")$statistic
  )
}

# The p-th moment about 0 and about the mean direction.
moment_values <- function(x, p) {
  plain <- trigonometric.moment(x, p = p)
  about <- trigonometric.moment(x, p = p, center = TRUE)
  values <- c(plain$cos, plain$sin, plain$rho, plain$mu, about$cos, about$sin)
  names <- c("moment_cos", "moment_sin", "moment_length", "moment_direction", "central_cos", "central_sin")
  setNames(values, sprintf("%s,p=%d", names, p))
}

# Rows of the table, with 17 digits.
rows <- function(data, values) {
  values <- sapply(values, as.numeric)
  kept <- is.finite(values)
  sprintf("%s,%s,%.17g,%s", data, names(values)[kept], values[kept], origin)
}

paths <- sort(list.files(file.path(data_folder, "observations"), "\\.csv$", full.names = TRUE))
samples <- do.call(c, unname(lapply(paths, read_file)))
samples <- samples[order(names(samples), method = "radix")]
pairs <- list(
  c("cross_beds/1", "cross_beds/2"), c("cross_beds/1", "cross_beds/3"), c("cross_beds/2", "cross_beds/3"),
  c("desert_ants/1", "desert_ants/2"), c("desert_ants/2", "desert_ants/3"),
  c("zar_27_9/1", "zar_27_9/2"), c("zar_27_10/1", "zar_27_10/2")
)
single <- unlist(lapply(names(samples), function(name) rows(name, one_sample(samples[[name]]))))
double <- unlist(lapply(pairs, function(pair) {
  statistic <- watson.two.test(circular(samples[[pair[1]]]), circular(samples[[pair[2]]]))$statistic
  rows(paste(pair, collapse = "+"), c("two_sample_watson_u2," = statistic))
}))
output <- file.path(data_folder, "reference", "circular", "r.csv")
writeLines(c("data,statistic,parameter,value,origin", single, double), output)

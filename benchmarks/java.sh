# For the scripts beside it: sets $java to a JDK of the version that the code needs, and can say what the machine is.

find_java() {
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if grep -q '^JAVA_VERSION="\(2[5-9]\|[3-9][0-9]\)' "$home/release" 2>/dev/null; then
      echo "$home/bin/java"
      return
    fi
  done
  echo "a JDK 25 or newer is needed; point JAVA_HOME to it" >&2
  exit 1
}

print_machine() {
  echo "machine: $(nproc) cores, $(awk '/MemTotal/ { printf "%.1f GiB", $2 / 1048576 }' /proc/meminfo), $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
  echo "kernel:  $(uname -sr), load $(cut -d' ' -f1-3 /proc/loadavg) at the start"
}

java=$(find_java)

# Builds a service and the benchmarks if one of them is missing, and sets $service to its jar.
need_service() {
  service=$(ls "$root/$1/target/$1"-*.jar 2>/dev/null | head -n 1)
  if [ -z "$service" ] || [ ! -d "$root/benchmarks/target/lib" ]; then
    (cd "$root" && ./mvnw -q -B -pl "$1",benchmarks -am -DskipTests package) >&2
    service=$(ls "$root/$1/target/$1"-*.jar | head -n 1)
  fi
}

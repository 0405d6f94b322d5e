FROM python:3.11-slim-bookworm
# bubblewrap gives the file reader a sandbox without network and files, where the host allows it.
RUN apt-get update && apt-get install -y --no-install-recommends bubblewrap \
    && rm -rf /var/lib/apt/lists/* && useradd --create-home newsdesk
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY manage.py .
COPY newsdesk newsdesk
COPY claims claims
COPY templates templates
COPY static static
ENV PYTHONUNBUFFERED=1 NEWSDESK_VAR=/home/newsdesk/var
USER newsdesk
RUN NEWSDESK_SECRET_KEY=only-to-build python manage.py collectstatic --noinput
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "newsdesk.wsgi:application", "--bind", "0.0.0.0:8000", \
     "--workers", "2", "--worker-class", "gthread", "--threads", "4", \
     "--graceful-timeout", "20", "--no-control-socket", "--preload"]

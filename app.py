"""What `streamlit run app.py` starts."""

from costmodel.web.page import run

run()

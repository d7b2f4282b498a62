import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import javax.xml.crypto.Data;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.XMLStructure;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.helpers.DefaultHandler;

/** What signing and verifying have in common: how the JDK is taught the three kinds of references of an AS4 message. */
final class As4Xml {
  static final String ENV = "http://www.w3.org/2003/05/soap-envelope";
  static final String EB = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/";
  static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  static final String WSSE11 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";
  static final String WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  static final String PKI_PATH = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509PKIPathv1";
  static final String BASE64 = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
  static final String ATTACHMENT = "http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Signature-Transform";

  private As4Xml() { }

  /** The content transform hands compressed parts on as they are. */
  public static final class PassThrough extends TransformService {
    public AlgorithmParameterSpec getParameterSpec() { return null; }
    public void init(TransformParameterSpec spec) { }
    public void init(XMLStructure parent, XMLCryptoContext context) { }
    public void marshalParams(XMLStructure parent, XMLCryptoContext context) { }
    public boolean isFeatureSupported(String feature) { return false; }
    public Data transform(Data data, XMLCryptoContext context) { return data; }
    public Data transform(Data data, XMLCryptoContext context, OutputStream out) { return data; }
  }

  static final class Attachments extends Provider {
    Attachments() {
      super("As4Attachments", "1", "Attachment-Content-Signature-Transform");
      put("TransformService." + ATTACHMENT, PassThrough.class.getName());
      put("TransformService." + ATTACHMENT + " MechanismType", "DOM");
    }
  }

  static void teach() {
    Security.addProvider(new Attachments());
  }

  static Document parse(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler()); // throws what is fatal, and prints nothing
    Document document = builder.parse(file.toFile());
    markIds(document.getDocumentElement());
    return document;
  }

  private static void markIds(Element element) {
    if (element.hasAttributeNS(WSU, "Id")) element.setIdAttributeNS(WSU, "Id", true);
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) if (children.item(i) instanceof Element child) markIds(child);
  }

  /** The one element of that name, wherever it stands. */
  static Element only(Document document, String namespace, String name) {
    NodeList found = document.getElementsByTagNameNS(namespace, name);
    if (found.getLength() != 1) throw new IllegalArgumentException(found.getLength() + " elements " + name);
    return (Element) found.item(0);
  }

  /** References by cid: are read from the folder of the message, everything else within the document. */
  static URIDereferencer partsIn(Path folder, XMLSignatureFactory signatures) {
    URIDereferencer inDocument = signatures.getURIDereferencer();
    return (reference, within) -> {
      if (!reference.getURI().startsWith("cid:")) return inDocument.dereference(reference, within);
      try {
        return new OctetStreamData(Files.newInputStream(folder.resolve("part-" + reference.getURI().substring(4))));
      } catch (IOException | RuntimeException error) {
        throw new URIReferenceException(error);
      }
    };
  }
}

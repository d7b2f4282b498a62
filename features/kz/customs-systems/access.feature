@kz @area:customs-systems @role:kz-customs-exchange @needs:stimulate:kz.arrange-access
Feature: Customs works with the systems of others, and keeps what it was told by the approved rules
  Operations may be carried out with the systems of customs, of declarants and interested persons and of bodies of member states. What
  they present becomes a resource with restricted access: who sees what of it, and how anybody else is given some of it, is approved by
  the authorised body; whoever gave information is protected. Customs legislation is open to all (Customs Code of the Republic of
  Kazakhstan, articles on information systems, resources and protection). The rules are not public: those used here are a specimen.

  Background:
    Given rules on access are in force, and persons are admitted under them

  @KZCC-IS-01
  Scenario Outline: An operation is not refused for the kind of system it comes from: <kind>
    When an operation is carried out with the system of <somebody>
    Then it is not refused for coming from a system of the kind "<kind>"

    Examples:
      | kind              | somebody                            |
      | customs           | an official of control              |
      | declarant         | a declarant                         |
      | interested-person | a carrier                           |
      | member-state-body | a ministry of another member state  |

  @KZCC-RES-01
  Scenario: The resource holds the goods and the persons who move them
    Given a consignment was entered by an official of control
    Then an official of control finds its goods and its persons

  @KZCC-RES-02 @needs:observe
  Scenario: What was presented in operations is not open to everybody
    Given a consignment was entered by an official of control
    When somebody reads the record without logging in
    Then the record is denied, and the denial is logged

  @KZCC-IS-04 @needs:observe
  Scenario: Whoever the rules give access reads what they give, and nobody else
    Given a consignment was entered by an official of control
    Then an official of control is served, and an official of statistics is served with goods alone
    When an official of the archive reads the record
    Then the record is denied, and the denial is logged

  @KZCC-SEC-02 @needs:observe
  Scenario Outline: Whoever gave information is protected against the eyes of <other>
    Given a consignment was entered by a declarant
    And a declarant is served with it
    When <other> reads the record
    Then the record is denied, and the denial is logged

    Examples:
      | other             |
      | another declarant |
      | a carrier         |

  @KZCC-RES-04 @needs:observe
  Scenario: Restricted information is given on an application by the approved order
    Given a consignment was entered by an official of control
    When an applicant applies for the record by the approved order
    Then what the order gives is given

  @KZCC-RES-04 @needs:observe
  Scenario Outline: Restricted information is not given against the approved order: <departure>
    Given a consignment was entered by an official of control
    When an applicant asks for the record by <departure>
    Then the record is denied, and the denial is logged

    Examples:
      | departure                                            |
      | a plain letter                                       |
      | an application without its ground                    |
      | an application for a purpose that is not in the order |

  @KZCC-RES-03
  Scenario: Legislation is open to all
    When somebody reads customs legislation without logging in
    Then the acts are served

@kz @area:pi-structure @role:kz-carrier-is @needs:stimulate:kz.present
Feature: The document of the carrier
  Root, header, purposes, persons, vehicles, consignments and codes as in the album of formats 5.23.0 (road 1006826E,
  rail 1006827E, air 1006825E, water 1006828E), which says of itself that it carries out the Commission's decisions on the structure of pre-arrival information.

  @KZPI-S01 @KZPI-S02 @KZPI-S03 @KZPI-S04 @KZPI-S05 @KZPI-S06 @KZPI-S08 @KZPI-S13
  Scenario: The document, part by part
    Given a lorry with spare parts is to come to Kazakhstan
    When the carrier is told to present the pre-arrival information
    Then its document is put together as the album of formats says

  @KZPI-S01 @KZPI-S02 @KZPI-S04 @KZPI-S07 @KZPI-S13
  Scenario Outline: By <mode>, part by part: each consignment has its transport document
    Given <means> with spare parts is to come to Kazakhstan
    When the carrier is told to present the pre-arrival information
    Then its document is put together as the album of formats says

    @mode:rail
    Examples:
      | mode | means   |
      | rail | a train |

    @mode:air
    Examples:
      | mode | means       |
      | air  | an aircraft |

    @mode:maritime @mode:inland-waterway
    Examples:
      | mode  | means  |
      | water | a ship |

  @KZPI-S05 @mode:maritime @mode:inland-waterway
  Scenario: Five points of a voyage never stand in one document
    Given a voyage of 5 points is to come to Kazakhstan
    When the carrier is told to present it, though it may refuse
    Then no document with more than four points has been sent

  @KZPI-S06
  Scenario: An empty vehicle
    Given an empty lorry is to come to Kazakhstan
    When the carrier is told to present the pre-arrival information
    Then its document holds no main consignment

  @KZPI-S05
  Scenario: Four vehicles never stand in one document
    Given a road train of 4 vehicles is to come to Kazakhstan
    When the carrier is told to present it, though it may refuse
    Then no document with more than three vehicles has been sent

  @KZPI-S08
  Scenario Outline: A code of the wrong form is not sent: <what>
    Given a lorry with spare parts is to come to Kazakhstan
    But <what>
    When the carrier is told to present it, though it may refuse
    Then no document with a code of the wrong form has been sent

    Examples:
      | what                                         |
      | its goods carry the code "8708999"           |
      | its declarant gives the BIN "05014000012"    |

  @KZPI-S13
  Scenario Outline: Names arrive unchanged: <name>
    Given a lorry with spare parts is to come to Kazakhstan
    And its consignee is called "<name>"
    When the carrier is told to present it, though it may refuse
    Then the names in its document are the names of the business case

    Examples:
      | name                         |
      | Әл-Фараби & Көлік ЖШС        |
      | <Trade> Ltd & Sons          |
      | 霍尔果斯 & 运输公司          |

  @KZPI-S13
  Scenario: A byte order mark in a name arrives, or is refused
    Given a lorry with spare parts is to come to Kazakhstan
    And its consignee's name holds a byte order mark
    When the carrier is told to present it, though it may refuse
    Then the names in its document are the names of the business case

  @KZPI-S14 @needs:stimulate:kz.correct
  Scenario: The account number of a non-resident is not taken for a registration number
    Given a lorry with spare parts is to come to Kazakhstan
    And the carrier has presented its pre-arrival information
    When the carrier is told to correct its document, citing the UIN "940101300123" as registration number
    Then no document cites the UIN as a registration number
